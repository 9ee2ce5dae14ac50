package io.facerec.index;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.exception.InvalidIndexException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads an index. Every frame is checked whenever it is read, so that a file which is damaged is
 * named, with the place, and never answers. Safe for several threads.
 */
final class IndexFile implements AutoCloseable {
  /** Takes the photos of a file in their order, with the place of each. */
  interface Visitor {
    void visit(long place, IndexedPhoto photo) throws IOException;
  }

  private static final int END_BYTES = 2 * Long.BYTES + Integer.BYTES;

  private final Path file;
  private final FileChannel channel;
  private final IndexHeader header;
  private final PhotoCodec codec;
  private final long begin;

  private IndexFile(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    FrameReader frames = new FrameReader(channel, 0);
    try {
      frames.expectMagic();
      Frame first = frames.next();
      checkArgument(first.kind() == Frame.HEADER, "it does not begin with a header");
      header = IndexHeader.of(first.body());
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw invalid("it is no index, or damaged at its beginning (" + e.getMessage() + ")", e);
    }
    codec = new PhotoCodec(header.size());
    begin = frames.position();
  }

  /**
   * Opens an index and reads its beginning.
   *
   * @throws InvalidIndexException if it is missing or does not begin as an index
   */
  static IndexFile open(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new InvalidIndexException(
          file.toString(), "there is none; make it by FaceIndex.builder or `facerec index`", e);
    }
    try {
      return new IndexFile(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  IndexHeader header() {
    return header;
  }

  /**
   * How many faces the end of the file claims, for making room. Not more than the file can hold.
   *
   * @throws InvalidIndexException if it has no end
   */
  long claimedFaces() throws IOException {
    long start = channel.size() - (Frame.HEAD + END_BYTES + Frame.TAIL);
    try {
      Frame end = new FrameReader(channel, Math.max(begin, start)).nextAlone();
      checkArgument(end.kind() == Frame.END, "it does not end with the end");
      long faces = end.body().getLong(Long.BYTES);
      checkArgument(
          faces >= 0 && faces <= channel.size() / header.size() / Float.BYTES,
          "it claims %s faces",
          faces);
      return faces;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      readAll((place, photo) -> {}); // names the place
      throw invalid("it is damaged at its end (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Reads and checks the whole file.
   *
   * @throws InvalidIndexException if any byte of it is not what was written, or if it is cut off
   */
  void readAll(Visitor visitor) throws IOException {
    FrameReader frames = new FrameReader(channel, begin);
    long photos = 0;
    long faces = 0;
    String last = "the header";
    try {
      frames.checksumFrom(0);
      Frame frame = frames.next();
      while (frame.kind() == Frame.PHOTO) {
        IndexedPhoto photo = codec.decode(frame.body());
        visitor.visit(frames.frameStart(), photo);
        photos++;
        faces += photo.faces().size();
        last = "the photo " + photo.path();
        frame = frames.next();
      }
      checkArgument(frame.kind() == Frame.END, "a frame of the unknown kind %s", frame.kind());
      ByteBuffer end = frame.body();
      checkArgument(
          end.getLong() == photos && end.getLong() == faces, "photos are missing or too many");
      checkArgument(end.getInt() == frames.checksumBefore(), "the checksum of the whole is wrong");
      checkArgument(frames.position() == channel.size(), "something follows its end");
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw invalid(
          "it is damaged or cut off at byte %d, after %s (%s)"
              .formatted(frames.frameStart(), last, e.getMessage()),
          e);
    }
  }

  /** Reads the photos up to the first that is not whole, as a killed writer leaves them. */
  void readWhole(Visitor visitor) throws IOException {
    FrameReader frames = new FrameReader(channel, begin);
    try {
      for (Frame frame = frames.next(); frame.kind() == Frame.PHOTO; frame = frames.next()) {
        visitor.visit(frames.frameStart(), codec.decode(frame.body()));
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      // the torn tail
    }
  }

  /**
   * The photo at a place that reading all gave.
   *
   * @throws InvalidIndexException if the file was damaged since
   */
  IndexedPhoto read(long place) throws IOException {
    try {
      return codec.decode(new FrameReader(channel, place).nextAlone().body());
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw invalid("it was damaged since it was opened, at byte " + place, e);
    }
  }

  private InvalidIndexException invalid(String reason, Exception cause) {
    return new InvalidIndexException(
        file.toString(), reason + "; delete it and index the album again", cause);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
