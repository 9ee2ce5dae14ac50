package io.facerec.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** Reads the one thing that matters here from an EXIF block. */
final class Exif {
  private Exif() {}

  /** Upright where the block is damaged, says nothing, or says nonsense. */
  static Orientation orientation(byte[] block, int start) {
    Metadata metadata = new Metadata();
    new ExifReader().extract(new ByteArrayReader(block, start), metadata);
    ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer value =
        directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    return value == null ? Orientation.UPRIGHT : Orientation.ofExif(value);
  }
}
