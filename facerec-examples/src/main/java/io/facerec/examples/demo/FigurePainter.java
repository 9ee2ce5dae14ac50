package io.facerec.examples.demo;

import io.facerec.examples.demo.people.PaintedHead;
import io.facerec.image.Box;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Draws what a figure has beside the face: hair, a neck and clothes, in units of the face. */
final class FigurePainter {
  private FigurePainter() {}

  /** Shoulders, down to the lower edge of the picture, and the neck. */
  static void drawBody(
      Graphics2D g, Figure figure, PaintedHead head, double bottom, Random random) {
    double x = figure.x();
    double face = figure.faceHeight();
    double neckBase = figure.y() + 0.78 * face;
    if (figure.person().seed() % 2 == 0) {
      g.setColor(dimmed(head.hair()));
      g.fill(new Ellipse2D.Double(x - 0.5 * face, figure.y() - 0.6 * face, face, 1.55 * face));
    }
    double belt = neckBase + 2.4 * face;
    g.setColor(cloth(random, 0.35f));
    g.fill(new Rectangle2D.Double(x - 0.85 * face, belt, 1.7 * face, Math.max(0, bottom - belt)));
    g.setColor(cloth(random, 0.8f));
    g.fill(torso(x, neckBase, belt + 0.1 * face, face));
    g.setColor(dimmed(head.skin()));
    g.fill(new Rectangle2D.Double(x - 0.22 * face, figure.y(), 0.44 * face, neckBase - figure.y()));
    g.fill(new Ellipse2D.Double(x - 0.22 * face, neckBase - 0.2 * face, 0.44 * face, 0.4 * face));
  }

  private static Path2D torso(double x, double neckBase, double bottom, double face) {
    Path2D torso = new Path2D.Double();
    torso.moveTo(x - 0.95 * face, bottom);
    torso.lineTo(x - 1.25 * face, neckBase + 0.7 * face);
    torso.quadTo(x - 1.2 * face, neckBase + 0.15 * face, x - 0.22 * face, neckBase - 0.1 * face);
    torso.lineTo(x + 0.22 * face, neckBase - 0.1 * face);
    torso.quadTo(x + 1.2 * face, neckBase + 0.15 * face, x + 1.25 * face, neckBase + 0.7 * face);
    torso.lineTo(x + 0.95 * face, bottom);
    torso.closePath();
    return torso;
  }

  private static Color cloth(Random random, float brightest) {
    float saturation = 0.15f + 0.45f * random.nextFloat();
    return Color.getHSBColor(
        random.nextFloat(), saturation, brightest * (0.35f + 0.65f * random.nextFloat()));
  }

  /** The head, with hair behind it that softens its rim. */
  static void drawHead(Graphics2D g, Figure figure, PaintedHead head) {
    AffineTransform before = g.getTransform();
    g.rotate(Math.toRadians(figure.tilt()), figure.x(), figure.y());
    Box face = head.face();
    double side = head.picture().getWidth();
    double left = figure.x() - (face.x() + face.width() / 2);
    double top = figure.y() - (face.y() + face.height() / 2);
    Color hair = head.hair();
    Color none = new Color(hair.getRed(), hair.getGreen(), hair.getBlue(), 0);
    double radius = 0.44 * side;
    g.translate(left + 0.5 * side, top + 0.44 * side);
    g.scale(0.92, 1);
    g.setPaint(
        new RadialGradientPaint(
            0f, 0f, (float) radius, new float[] {0, 0.88f, 1}, new Color[] {hair, hair, none}));
    g.fill(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
    g.setTransform(before);
    g.rotate(Math.toRadians(figure.tilt()), figure.x(), figure.y());
    g.drawImage(head.picture(), AffineTransform.getTranslateInstance(left, top), null);
    g.setTransform(before);
  }

  private static Color dimmed(Color colour) {
    return new Color(colour.getRed() * 4 / 5, colour.getGreen() * 4 / 5, colour.getBlue() * 4 / 5);
  }
}
