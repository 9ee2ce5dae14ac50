package io.facerec.examples.demo;

import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.image.Box;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The result at a glance, as one JPEG: the avatar and the surest photos, a green box around whom
 * the search took for the person, a grey one around the others.
 */
final class ContactSheet {
  private static final int COLUMNS = 4;
  private static final int CELLS = 8;
  private static final int WIDTH = 300;
  private static final int HEIGHT = 225;
  private static final int GAP = 6;
  private static final int CAPTION = 44;
  private static final Color MATCH = new Color(60, 220, 90);
  private static final Color OTHER = new Color(225, 225, 225, 170);

  private ContactSheet() {}

  /** Writes the sheet: the avatar, then the first photos of the list that fit. */
  static void write(Path avatar, List<SearchedPhoto> photos, Darkroom darkroom, Path file) {
    int cells = Math.min(CELLS, photos.size() + 1);
    int rows = (cells + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * (WIDTH + GAP) + GAP,
            rows * (HEIGHT + GAP) + GAP,
            BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = sheet.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    try {
      drawPicture(g, avatar, 0);
      for (int cell = 1; cell < cells; cell++) {
        SearchedPhoto photo = photos.get(cell - 1);
        double scale = drawPicture(g, Path.of(photo.photo().name()), cell);
        photo.faces().forEach(face -> drawBox(g, face, scale));
        g.setTransform(new AffineTransform());
        g.setClip(null);
      }
      Files.write(file, darkroom.develop(sheet, new Light(1, 1, 1, 1, 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the contact sheet " + file, e);
    } finally {
      g.dispose();
    }
  }

  /** Draws a picture into its cell, leaves the origin at its corner, returns its scale. */
  private static double drawPicture(Graphics2D g, Path file, int cell) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    double scale =
        Math.min((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight());
    int width = (int) Math.round(scale * picture.getWidth());
    int height = (int) Math.round(scale * picture.getHeight());
    int left = GAP + cell % COLUMNS * (WIDTH + GAP) + (WIDTH - width) / 2;
    int top = GAP + cell / COLUMNS * (HEIGHT + GAP) + (HEIGHT - height) / 2;
    g.setTransform(AffineTransform.getTranslateInstance(left, top));
    g.clipRect(0, 0, width, height);
    g.drawImage(picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    if (cell == 0) {
      caption(g, "avatar", 6, height - 8);
      g.setTransform(new AffineTransform());
      g.setClip(null);
    }
    return scale;
  }

  private static void drawBox(Graphics2D g, SeenFace face, double scale) {
    Box box = face.face().box();
    int x = (int) Math.round(box.x() * scale);
    int y = (int) Math.round(box.y() * scale);
    g.setColor(face.match() ? MATCH : OTHER);
    g.setStroke(new BasicStroke(face.match() ? 2.5f : 1f));
    g.drawRect(x, y, (int) Math.round(box.width() * scale), (int) Math.round(box.height() * scale));
    if (face.match()) {
      int last = g.getClipBounds().width - CAPTION;
      caption(g, "%.0f %%".formatted(100 * face.probability()), Math.min(x, last), y - 4);
    }
  }

  private static void caption(Graphics2D g, String text, int x, int y) {
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
    g.setColor(Color.BLACK);
    g.drawString(text, x + 1, y + 1);
    g.setColor(Color.WHITE);
    g.drawString(text, x, y);
  }
}
