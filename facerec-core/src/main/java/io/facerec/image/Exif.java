package io.facerec.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the one thing that matters here from an EXIF block: upright where the block is damaged,
 * says nothing, or says nonsense.
 */
final class Exif {
  private Exif() {}

  /** The orientation in a block of a JPEG or PNG. */
  static Orientation orientation(byte[] block, int start) {
    Metadata metadata = new Metadata();
    try {
      new ExifReader().extract(new ByteArrayReader(block, start), metadata);
    } catch (RuntimeException e) {
      return Orientation.UPRIGHT; // what a block may break is not worth the photo
    }
    return orientation(metadata);
  }

  /** The orientation in a file of another format. */
  static Orientation orientation(InputStream file) {
    try {
      return orientation(ImageMetadataReader.readMetadata(file));
    } catch (IOException | ImageProcessingException | RuntimeException e) {
      return Orientation.UPRIGHT;
    }
  }

  private static Orientation orientation(Metadata metadata) {
    ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer value =
        directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    return value == null ? Orientation.UPRIGHT : Orientation.ofExif(value);
  }
}
