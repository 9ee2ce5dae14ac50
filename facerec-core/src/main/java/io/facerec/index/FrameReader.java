package io.facerec.index;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads frames one after another from a place of a file on, without moving the channel's position.
 * What is not as it was written throws IllegalArgumentException. For one thread.
 */
final class FrameReader {
  private static final int AHEAD = 1 << 18;

  private final FileChannel channel;
  private final CRC32C checksum = new CRC32C();
  private ByteBuffer ahead = ByteBuffer.allocate(0);
  private long aheadStart;
  private long position;
  private long frameStart;
  private int checksumBefore;

  FrameReader(FileChannel channel, long position) {
    this.channel = channel;
    this.position = position;
    this.frameStart = position;
  }

  /** Where the next frame begins. */
  long position() {
    return position;
  }

  /** Where the last frame began, or one that failed. */
  long frameStart() {
    return frameStart;
  }

  /** Of all bytes before the last frame. */
  int checksumBefore() {
    return checksumBefore;
  }

  /** Counts the bytes before this reader's place into its checksum. */
  void checksumFrom(long start) throws IOException {
    long end = position;
    position = start;
    checksum.update(take(Math.toIntExact(end - start), AHEAD));
  }

  void expectMagic() throws IOException {
    ByteBuffer start = take(IndexWriter.MAGIC.length + Integer.BYTES, AHEAD);
    byte[] magic = new byte[IndexWriter.MAGIC.length];
    start.get(magic);
    checkArgument(Arrays.equals(magic, IndexWriter.MAGIC), "its first bytes are not FRIX");
    int version = start.getInt();
    checkArgument(
        version == IndexWriter.VERSION,
        "it has version %s, this library reads %s",
        version,
        IndexWriter.VERSION);
  }

  /** The next frame, read ahead for those behind it. */
  Frame next() throws IOException {
    return next(AHEAD);
  }

  /** The next frame, where none behind it is wanted. */
  Frame nextAlone() throws IOException {
    return next(0);
  }

  private Frame next(int readAhead) throws IOException {
    frameStart = position;
    checksumBefore = (int) checksum.getValue();
    ByteBuffer head = take(Frame.HEAD, readAhead);
    byte kind = head.get();
    int length = head.getInt();
    long left = channel.size() - position - Frame.TAIL;
    checkArgument(length >= 0 && length <= left, "a frame claims %s bytes of %s", length, left);
    position = frameStart;
    ByteBuffer frame = take(Frame.HEAD + length + Frame.TAIL, readAhead);
    checkArgument(
        Frame.checksum(frame.slice(0, Frame.HEAD + length)) == frame.getInt(Frame.HEAD + length),
        "the checksum of a frame is wrong");
    checksum.update(frame.duplicate());
    return new Frame(kind, little(frame.slice(Frame.HEAD, length)));
  }

  /** Bytes from the position on, of which the buffer may hold some already. */
  private ByteBuffer take(int length, int readAhead) throws IOException {
    long offset = position - aheadStart;
    if (offset < 0 || offset + length > ahead.limit()) {
      ahead = ByteBuffer.allocate(Math.max(length, readAhead));
      aheadStart = position;
      offset = 0;
      int read;
      do {
        read = channel.read(ahead, aheadStart + ahead.position());
      } while (read > 0);
      ahead.flip();
      checkArgument(ahead.limit() >= length, "the file ends");
    }
    position += length;
    return little(ahead.slice((int) offset, length));
  }

  private static ByteBuffer little(ByteBuffer bytes) {
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }
}
