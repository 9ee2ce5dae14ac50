package io.facerec.examples.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Places without people, drawn in shapes: each draw of a seed is another such place. */
enum Backdrop {
  /** A wall, a window, pictures, a floor. */
  ROOM {
    @Override
    void draw(Graphics2D g, double width, double height, Random random) {
      Color wall = Color.getHSBColor(random.nextFloat(), 0.15f, 0.55f + 0.35f * random.nextFloat());
      shade(g, wall, wall.darker(), new Rectangle2D.Double(0, 0, width, height));
      g.setColor(Color.getHSBColor(0.08f, 0.45f, 0.3f + 0.2f * random.nextFloat()));
      g.fill(new Rectangle2D.Double(0, height * 0.86, width, height * 0.14));
      double left = width * (0.1 + 0.5 * random.nextDouble());
      Rectangle2D window = new Rectangle2D.Double(left, height * 0.08, width * 0.28, height * 0.42);
      shade(g, new Color(190, 215, 240), new Color(235, 240, 225), window);
      g.setColor(wall.brighter());
      g.fill(new Rectangle2D.Double(window.getCenterX() - 4, window.getY(), 8, window.getHeight()));
      for (int i = 0; i < 4; i++) {
        double x = width * random.nextDouble();
        double y = height * 0.4 * random.nextDouble();
        g.setColor(Color.getHSBColor(random.nextFloat(), 0.5f, 0.45f));
        g.fill(new Rectangle2D.Double(x, y, width * 0.08, height * 0.1));
      }
    }
  },

  /** Sky, hills one behind the other, trees. */
  HILLS {
    @Override
    void draw(Graphics2D g, double width, double height, Random random) {
      shade(
          g,
          Color.getHSBColor(0.58f, 0.5f, 0.9f),
          Color.getHSBColor(0.12f, 0.12f, 0.95f),
          new Rectangle2D.Double(0, 0, width, height));
      for (int layer = 0; layer < 4; layer++) {
        g.setColor(
            Color.getHSBColor(
                0.25f + 0.07f * random.nextFloat(), 0.3f + 0.1f * layer, 0.65f - 0.1f * layer));
        double top = height * (0.35 + 0.13 * layer);
        Path2D hill = new Path2D.Double();
        hill.moveTo(0, height);
        hill.lineTo(0, top + random.nextDouble() * height * 0.1);
        hill.curveTo(
            width * 0.3,
            top - random.nextDouble() * height * 0.2,
            width * 0.6,
            top + random.nextDouble() * height * 0.2,
            width,
            top);
        hill.lineTo(width, height);
        hill.closePath();
        g.fill(hill);
      }
      for (int i = 0; i < 9; i++) {
        double size = height * (0.06 + 0.1 * random.nextDouble());
        double x = width * random.nextDouble();
        double y = height * (0.5 + 0.35 * random.nextDouble());
        g.setColor(new Color(80, 60, 45));
        g.fill(new Rectangle2D.Double(x + size * 0.45, y, size * 0.1, size * 1.4));
        g.setColor(Color.getHSBColor(0.27f + 0.08f * random.nextFloat(), 0.6f, 0.35f));
        g.fill(new Ellipse2D.Double(x, y - size * 0.3, size, size * 1.1));
      }
    }
  },

  /** A street front: houses with rows of windows. */
  CITY {
    @Override
    void draw(Graphics2D g, double width, double height, Random random) {
      shade(
          g,
          Color.getHSBColor(0.6f, 0.35f * random.nextFloat(), 0.85f),
          new Color(230, 225, 220),
          new Rectangle2D.Double(0, 0, width, height));
      for (double x = -width * 0.05; x < width; ) {
        double house = width * (0.14 + 0.14 * random.nextDouble());
        double top = height * (0.08 + 0.3 * random.nextDouble());
        Color front =
            Color.getHSBColor(
                0.05f + 0.1f * random.nextFloat(),
                0.3f * random.nextFloat(),
                0.4f + 0.4f * random.nextFloat());
        shade(g, front, front.darker(), new Rectangle2D.Double(x, top, house, height - top));
        g.setColor(random.nextBoolean() ? new Color(60, 70, 85) : new Color(220, 200, 140));
        double pitch = house / 4;
        for (double y = top + pitch / 2; y < height * 0.85; y += pitch * 1.3) {
          for (int i = 0; i < 3; i++) {
            g.fill(new Rectangle2D.Double(x + pitch * (i + 0.7), y, pitch * 0.6, pitch * 0.8));
          }
        }
        x += house;
      }
      g.setColor(new Color(95, 95, 100));
      g.fill(new Rectangle2D.Double(0, height * 0.88, width, height * 0.12));
    }
  },

  /** An evening: dark, with lights out of focus. */
  EVENING {
    @Override
    void draw(Graphics2D g, double width, double height, Random random) {
      shade(
          g,
          Color.getHSBColor(random.nextFloat(), 0.5f, 0.22f),
          Color.getHSBColor(random.nextFloat(), 0.45f, 0.4f),
          new Rectangle2D.Double(0, 0, width, height));
      for (int i = 0; i < 40; i++) {
        double size = height * (0.02 + 0.08 * random.nextDouble());
        Color lamp = Color.getHSBColor(random.nextFloat() * 0.2f, 0.5f, 0.95f);
        g.setColor(
            new Color(lamp.getRed(), lamp.getGreen(), lamp.getBlue(), 60 + random.nextInt(80)));
        g.fill(
            new Ellipse2D.Double(
                width * random.nextDouble(), height * 0.8 * random.nextDouble(), size, size));
      }
    }
  };

  /** Fills width x height pixels. */
  abstract void draw(Graphics2D g, double width, double height, Random random);

  private static void shade(Graphics2D g, Color top, Color bottom, Rectangle2D area) {
    g.setPaint(
        new GradientPaint(0, (float) area.getMinY(), top, 0, (float) area.getMaxY(), bottom));
    g.fill(area);
  }
}
