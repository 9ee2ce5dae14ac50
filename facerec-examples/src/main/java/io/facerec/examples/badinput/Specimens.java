package io.facerec.examples.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.collect.ImmutableList;
import java.awt.image.BufferedImage;
import java.util.function.IntFunction;

/**
 * A small file of every form that a decoder must take, or refuse with a reason. All of them whole.
 */
public final class Specimens {
  private static final int[] BUFFERED_TYPES = {
    BufferedImage.TYPE_INT_RGB,
    BufferedImage.TYPE_INT_ARGB,
    BufferedImage.TYPE_BYTE_GRAY,
    BufferedImage.TYPE_USHORT_GRAY,
    BufferedImage.TYPE_BYTE_INDEXED,
    BufferedImage.TYPE_BYTE_BINARY
  };

  /** The first bytes of formats that facerec knows by name. */
  private static final ImmutableList<String> FOREIGN =
      ImmutableList.of(
          "RIFF\0\0\0\0WEBPVP8 ",
          "\0\0\0\u0018ftypheic",
          "\0\0\0\u001cftypavif",
          "\0\0\0\fJXL \r\n\u0087\n",
          "\0\0\0\fjP  \r\n\u0087\n",
          "II*\0\b\0\0\0",
          "MM\0+\0\b\0\0");

  private Specimens() {}

  /** Always the same, in the same order. */
  public static ImmutableList<Specimen> all() {
    ImmutableList.Builder<Specimen> all = ImmutableList.builder();
    for (int type : BUFFERED_TYPES) {
      BufferedImage picture = Drawings.busy(97, 61, type);
      all.add(new Specimen("type-" + type + ".png", Encoder.png(picture)));
      all.add(new Specimen("interlaced-" + type + ".png", Encoder.progressive(picture, "png")));
      all.add(new Specimen("type-" + type + ".tif", Encoder.coded(picture, "tif")));
    }
    BufferedImage rgb = Drawings.busy(97, 61, BufferedImage.TYPE_INT_RGB);
    byte[] jpeg = Encoder.coded(rgb, "jpg");
    all.add(new Specimen("baseline.jpg", jpeg));
    all.add(new Specimen("progressive.jpg", Encoder.progressive(rgb, "jpg")));
    all.add(new Specimen("grey.jpg", Encoder.coded(Drawings.busy(97, 61, 10), "jpg")));
    all.add(new Specimen("cmyk.jpg", Encoder.cmykJpeg(97, 61)));
    all.add(new Specimen("still.gif", Encoder.coded(rgb, "gif")));
    all.add(new Specimen("moving.gif", Encoder.movingGif(rgb, rgb)));
    all.add(new Specimen("colours.bmp", Encoder.coded(rgb, "bmp")));
    all.add(
        new Specimen(
            "palette.bmp",
            Encoder.coded(Drawings.busy(97, 61, BufferedImage.TYPE_BYTE_INDEXED), "bmp")));
    addSizes(all);
    all.addAll(OddMetadata.around(jpeg, Encoder.png(rgb)));
    all.add(new Specimen("claims.png", PngChunks.thatClaims(60_000, 60_000)));
    all.add(
        new Specimen("scans.jpg", JpegSegments.withScans(Encoder.progressive(rgb, "jpg"), 5_000)));
    for (String start : FOREIGN) {
      all.add(new Specimen("foreign.jpg", (start + "\0".repeat(40)).getBytes(ISO_8859_1)));
    }
    return all.build();
  }

  private static void addSizes(ImmutableList.Builder<Specimen> all) {
    IntFunction<BufferedImage> tall = rows -> Drawings.busy(1, rows, BufferedImage.TYPE_INT_RGB);
    IntFunction<BufferedImage> wide = side -> Drawings.busy(side, 1, BufferedImage.TYPE_INT_RGB);
    for (String format : new String[] {"png", "jpg", "gif", "bmp"}) {
      all.add(new Specimen("dot." + format, Encoder.coded(tall.apply(1), format)));
      all.add(new Specimen("tall." + format, Encoder.coded(tall.apply(30_000), format)));
      all.add(new Specimen("wide." + format, Encoder.coded(wide.apply(30_000), format)));
    }
  }
}
