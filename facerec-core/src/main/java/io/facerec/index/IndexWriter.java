package io.facerec.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes an index beside its place, and puts it there when it is whole. What is written without a
 * {@link #commit} stays as a {@link Leftovers leftover}, from which the next writing goes on.
 */
final class IndexWriter implements AutoCloseable {
  /** The first four bytes of an index. */
  static final byte[] MAGIC = "FRIX".getBytes(US_ASCII);

  /** The form of the file that is written, and the only one that is read. */
  static final int VERSION = 1;

  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private final CRC32C checksum = new CRC32C();
  private final OutputStream out;
  private final PhotoCodec codec;
  private long photos;
  private long faces;

  /**
   * Begins an index.
   *
   * @param target where it will be; its folder must exist
   */
  IndexWriter(Path target, IndexHeader header) throws IOException {
    this.target = target;
    codec = new PhotoCodec(header.size());
    part = Leftovers.unused(target);
    channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) { // tells others that somebody is still at it
      throw new IOException(part + " is locked by another process");
    }
    out = new CheckedOutputStream(Channels.newOutputStream(channel), checksum);
    out.write(
        ByteBuffer.allocate(MAGIC.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC)
            .putInt(VERSION)
            .array());
    write(Frame.HEADER, header.toBytes());
  }

  /** Adds a photo. */
  void add(IndexedPhoto photo) throws IOException {
    write(Frame.PHOTO, codec.encode(photo));
    photos++;
    faces += photo.faces().size();
  }

  /** All photos are there: from now on they are what is at the target. */
  void commit() throws IOException {
    write(
        Frame.END,
        ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(photos)
            .putLong(faces)
            .putInt((int) checksum.getValue())
            .array());
    channel.force(/* metaData= */ true);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    forceFolder();
  }

  /** So that the move outlasts a loss of power, where a folder can be opened (not on Windows). */
  private void forceFolder() {
    try (FileChannel folder =
        FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(/* metaData= */ true);
    } catch (IOException e) {
      // the index is whole at either place
    }
  }

  /** One write a frame, with no buffer, so that a killed JVM loses no photo that was added. */
  private void write(byte kind, byte[] body) throws IOException {
    out.write(Frame.encode(kind, body));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
