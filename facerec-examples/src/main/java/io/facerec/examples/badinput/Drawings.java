package io.facerec.examples.badinput;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** What the specimens show. */
final class Drawings {
  private Drawings() {}

  /** A picture that does not compress to nothing: shades with a pattern of discs. */
  static BufferedImage busy(int width, int height, int type) {
    BufferedImage picture = new BufferedImage(width, height, type);
    Graphics2D brush = picture.createGraphics();
    brush.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.CYAN));
    brush.fillRect(0, 0, width, height);
    for (int i = 0; i < 40; i++) {
      brush.setColor(new Color(i * 53 % 256, i * 97 % 256, i * 31 % 256, 255 - i));
      brush.fillOval(i * 211 % width, i * 173 % height, 9, 14);
    }
    brush.dispose();
    return picture;
  }
}
