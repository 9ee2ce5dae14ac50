package io.facerec.image;

import com.google.common.base.CharMatcher;
import com.google.common.io.ByteStreams;
import io.facerec.exception.UnreadablePhotoException;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tensorflow.types.TUint8;

/** Where the picture of a photo comes from. Two sources are equal if they give the same picture. */
sealed interface PhotoSource {
  /** Larger files and streams are refused: no camera makes such a JPEG or PNG. */
  long MAX_BYTES = 512L << 20;

  /** The path, or the name that its maker gave. */
  String name();

  /** What the picture says of itself. */
  PictureHeader header() throws IOException;

  /** The upright pixels, JPEGs at a fraction of 1/ratio. */
  TUint8 pixels(PictureHeader header, int ratio) throws IOException;

  /** The upright pixels of a coded picture, whatever must be done to it first. */
  private static TUint8 decode(InputStream in, PictureHeader header, int ratio) throws IOException {
    return switch (header.format()) {
      case JPEG, PNG -> DecodingGraph.shared().decodeBytes(in.readAllBytes(), header, ratio);
      case GIF -> DecodingGraph.shared().decodeBytes(GifReader.firstPicture(in), header, ratio);
      default -> Rasters.decode(ImageIoPictures.decode(header.format(), in), header.orientation());
    };
  }

  /** A file, read when it is asked for. */
  record OfFile(Path path) implements PhotoSource {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public PictureHeader header() throws IOException {
      FileCheck.check(path);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
        return PictureHeader.read(name(), in);
      }
    }

    @Override
    public TUint8 pixels(PictureHeader header, int ratio) throws IOException {
      String absolute = path.toAbsolutePath().toString();
      if (header.format().isReadByTensorFlow() && canBeSpelled(absolute)) {
        return DecodingGraph.shared().decodeFile(absolute, header, ratio);
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
        return PhotoSource.decode(in, header, ratio);
      }
    }

    /** Whether TensorFlow opens the same file: other letters depend on the locale of the JVM. */
    private boolean canBeSpelled(String absolute) {
      return path.getFileSystem().equals(FileSystems.getDefault())
          && CharMatcher.ascii().matchesAllOf(absolute);
    }
  }

  /** A coded picture in memory; the bytes are never changed. */
  @SuppressWarnings("ArrayRecordComponent") // copied by Photo, compared below
  record OfBytes(String name, byte[] bytes) implements PhotoSource {
    static OfBytes read(String name, InputStream stream) {
      try {
        byte[] bytes = ByteStreams.limit(stream, MAX_BYTES + 1).readAllBytes();
        FileCheck.checkLength(name, bytes.length);
        return new OfBytes(name, bytes);
      } catch (IOException e) {
        throw new UnreadablePhotoException(
            name, "its stream failed (" + e.getMessage() + "); give it once more", e);
      }
    }

    @Override
    public PictureHeader header() throws IOException {
      return PictureHeader.read(name, new ByteArrayInputStream(bytes));
    }

    @Override
    public TUint8 pixels(PictureHeader header, int ratio) throws IOException {
      return header.format().isReadByTensorFlow()
          ? DecodingGraph.shared().decodeBytes(bytes, header, ratio)
          : PhotoSource.decode(new ByteArrayInputStream(bytes), header, ratio);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OfBytes that
          && name.equals(that.name)
          && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + Arrays.hashCode(bytes);
    }
  }

  /** A picture in memory; equal only to itself, since it can be drawn on. */
  record OfPicture(String name, BufferedImage picture) implements PhotoSource {
    @Override
    public PictureHeader header() {
      return new PictureHeader(
          PictureFormat.RASTER,
          picture.getWidth(),
          picture.getHeight(),
          picture.getColorModel().hasAlpha(),
          Orientation.UPRIGHT);
    }

    @Override
    public TUint8 pixels(PictureHeader header, int ratio) {
      return Rasters.decode(picture, Orientation.UPRIGHT);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OfPicture that && name.equals(that.name) && picture == that.picture;
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + System.identityHashCode(picture);
    }
  }
}
