package io.facerec.examples.album;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.train.evaluation.face.MarkedFace;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.MultipleGradientPaint.ColorSpaceType;
import java.awt.MultipleGradientPaint.CycleMethod;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Puts heads into photos of strangers, where no face is, 30 to 40 pixels from forehead to chin: the
 * picture of a head is shrunk by area averaging and fades out towards its edges. The same for the
 * same seed and order.
 */
public final class Pasting {
  private static final double LEAST_HEIGHT = 30;
  private static final double MOST_HEIGHT = 40;
  private static final int TRIES = 50;
  private static final float QUALITY = 0.92f;

  /** From the middle to the edge of a head's picture: here it begins to fade. */
  private static final float OPAQUE = 0.78f;

  private final List<Path> strangers;
  private final Detector detector;
  private final Map<Path, List<Face>> facesOf = new HashMap<>();
  private final Random random;
  private int next;

  /**
   * Pastes into these photos, in an order by the seed, again and again.
   *
   * @param detector tells where the strangers' faces are; stays the caller's to close
   */
  public Pasting(List<Path> strangers, Detector detector, long seed) {
    checkArgument(!strangers.isEmpty(), "no photos of strangers");
    this.strangers = new ArrayList<>(strangers);
    this.detector = detector;
    random = new Random(seed);
    Collections.shuffle(this.strangers, random);
  }

  /**
   * The head on the next photo that has room for it.
   *
   * @param face on a photo that is a file, cropped to the head
   * @throws IllegalArgumentException if no photo has room
   */
  public MarkedFace paste(MarkedFace face) {
    BufferedImage head = read(Path.of(face.photo().name()));
    double height = LEAST_HEIGHT + random.nextDouble() * (MOST_HEIGHT - LEAST_HEIGHT);
    double scale = height / face.box().height();
    int width = (int) Math.max(1, Math.round(head.getWidth() * scale));
    int rows = (int) Math.max(1, Math.round(head.getHeight() * scale));
    for (int i = 0; i < strangers.size(); i++) {
      Path file = strangers.get(next++ % strangers.size());
      BufferedImage photo = copy(read(file), BufferedImage.TYPE_3BYTE_BGR);
      Optional<Box> place = place(file, photo, width, rows);
      if (place.isPresent()) {
        int x = (int) place.get().x();
        int y = (int) place.get().y();
        Graphics2D g = photo.createGraphics();
        g.drawImage(faded(head, width, rows), x, y, null);
        g.dispose();
        String name = face.photo().name() + " in " + file.getFileName();
        return new MarkedFace(
            Photo.of(name, jpeg(photo)),
            face.person(),
            moved(
                face.marks(),
                (double) width / head.getWidth(),
                (double) rows / head.getHeight(),
                x,
                y));
      }
    }
    throw new IllegalArgumentException(
        "none of %s photos has room for %s x %s pixels".formatted(strangers.size(), width, rows));
  }

  private Optional<Box> place(Path file, BufferedImage photo, int width, int height) {
    int right = photo.getWidth() - width;
    int down = photo.getHeight() - height;
    if (right < 1 || down < 1) {
      return Optional.empty();
    }
    List<Face> faces =
        facesOf.computeIfAbsent(file, path -> detector.detect(Photo.of(path.toString(), photo)));
    for (int i = 0; i < TRIES; i++) {
      Box place = new Box(random.nextInt(right), random.nextInt(down), width, height);
      if (faces.stream().allMatch(face -> face.box().intersection(place) == 0)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /** The head in another size, opaque in the middle and clear at the edges. */
  static BufferedImage faded(BufferedImage head, int width, int height) {
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = small.createGraphics();
    g.drawImage(head.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    g.setComposite(AlphaComposite.DstIn);
    Color clear = new Color(0, 0, 0, 0);
    g.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(0, 0),
            1,
            new Point2D.Double(0, 0),
            new float[] {OPAQUE, 1},
            new Color[] {Color.BLACK, clear},
            CycleMethod.NO_CYCLE,
            ColorSpaceType.SRGB,
            new AffineTransform(width / 2.0, 0, 0, height / 2.0, width / 2.0, height / 2.0)));
    g.fillRect(0, 0, width, height);
    g.dispose();
    return small;
  }

  private static Landmarks moved(Landmarks marks, double along, double down, int x, int y) {
    return new Landmarks(
        marks.points().stream()
            .map(
                point ->
                    new Landmarks.Point(
                        (float) (point.x() * along + x), (float) (point.y() * down + y)))
            .collect(toImmutableList()));
  }

  private static BufferedImage read(Path file) {
    try {
      BufferedImage picture = ImageIO.read(file.toFile());
      if (picture == null) {
        throw new IOException("no reader knows this kind of picture");
      }
      return picture;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static BufferedImage copy(BufferedImage picture, int type) {
    BufferedImage copy = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
    Graphics2D g = copy.createGraphics();
    g.drawImage(picture, 0, 0, null);
    g.dispose();
    return copy;
  }

  private static byte[] jpeg(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam options = writer.getDefaultWriteParam();
      options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      options.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
