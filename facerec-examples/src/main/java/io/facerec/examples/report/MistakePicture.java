package io.facerec.examples.report;

import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.detection.evaluation.Mistake;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * The part of a photo where a detector went wrong, with what is around it: labelled faces in white,
 * regions to ignore in grey, the place that is meant in orange; marks that people set in green,
 * those that were found in red.
 */
final class MistakePicture {
  /** Pixels of a picture's sides. */
  static final int SIDE = 160;

  // faces are told by what is around them
  private static final double MARGIN = 2.5;
  private static final double LEAST_PART = 48;

  private static final double DOT = 2.5;
  private static final Color MEANT = new Color(255, 140, 0);
  private static final Color FOUND = new Color(255, 40, 40);
  private static final Color TRUE = new Color(40, 220, 60);

  private final Graphics2D g;
  private final Mistake mistake;

  private MistakePicture(Graphics2D g, Mistake mistake) {
    this.g = g;
    this.mistake = mistake;
  }

  /**
   * Draws it.
   *
   * @throws IOException if the photo cannot be read
   */
  static BufferedImage of(Mistake mistake) throws IOException {
    Path file = mistake.seen().photo().file();
    BufferedImage photo = ImageIO.read(file.toFile());
    if (photo == null) {
      throw new IOException("%s holds no picture".formatted(file));
    }
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    new MistakePicture(g, mistake).draw(photo);
    g.dispose();
    return picture;
  }

  /** From here on, a pixel that the detector saw is the unit. */
  private void draw(BufferedImage photo) {
    Box box = mistake.box();
    double part = Math.max(LEAST_PART, MARGIN * Math.max(box.width(), box.height()));
    double scale = SIDE / part;
    g.translate(SIDE / 2.0, SIDE / 2.0);
    g.scale(scale, scale);
    g.translate(-box.x() - box.width() / 2, -box.y() - box.height() / 2);
    double seen = mistake.seen().scale();
    g.drawImage(photo, AffineTransform.getScaleInstance(seen, seen), null);
    for (LabelledFace label : mistake.seen().labels()) {
      frame(label.box(), label.ignored() ? Color.GRAY : Color.WHITE, 1 / scale);
    }
    frame(box, MEANT, 2 / scale);
    if (mistake.kind() == Mistake.Kind.LANDMARKS) {
      mistake.seen().labels().stream()
          .filter(label -> label.box().equals(box))
          .flatMap(label -> label.landmarks().stream())
          .forEach(marks -> dots(marks, TRUE, DOT / scale));
    }
    mistake.landmarks().ifPresent(marks -> dots(marks, FOUND, DOT / scale));
  }

  private void frame(Box box, Color color, double width) {
    g.setColor(color);
    g.setStroke(new BasicStroke((float) width));
    g.draw(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
  }

  private void dots(Landmarks marks, Color color, double radius) {
    g.setColor(color);
    for (Landmarks.Point point : marks.points()) {
      g.fill(new Ellipse2D.Double(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius));
    }
  }
}
