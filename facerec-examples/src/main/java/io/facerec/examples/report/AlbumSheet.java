package io.facerec.examples.report;

import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.train.evaluation.album.Mistake;
import io.facerec.train.evaluation.face.MarkedFace;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Mistakes of album searches at a glance, as one PNG: the avatar and the photo of each. */
public final class AlbumSheet {
  private static final int COLUMNS = 4;
  private static final int SIDE = 112;
  private static final int GAP = 6;
  private static final int LINE = 16;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  private AlbumSheet() {}

  /**
   * Writes the sheet, in place of a file that is there; folders are made.
   *
   * @throws IOException if a photo cannot be read or the sheet not be written
   */
  public static void write(List<Mistake> mistakes, Path file) throws IOException {
    int rows = Math.max(1, (mistakes.size() + COLUMNS - 1) / COLUMNS);
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * (2 * SIDE + GAP) + GAP,
            rows * (SIDE + LINE + GAP) + GAP,
            BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = sheet.createGraphics();
    try (Thumbnailer thumbnailer = new Thumbnailer()) {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
      g.setFont(FONT);
      for (int i = 0; i < mistakes.size(); i++) {
        Mistake mistake = mistakes.get(i);
        int left = GAP + i % COLUMNS * (2 * SIDE + GAP);
        int top = GAP + i / COLUMNS * (SIDE + LINE + GAP);
        MarkedFace avatar = MarkedFace.of(mistake.plan().avatar());
        g.drawImage(face(thumbnailer, avatar.photo(), avatar.box()), left, top, null);
        g.drawImage(
            face(thumbnailer, mistake.photo().searched().photo(), mistake.photo().place()),
            left + SIDE,
            top,
            null);
        g.setColor(Color.BLACK);
        g.drawString(
            String.format(Locale.ROOT, "%s %.3f", mistake.kind(), mistake.distance()),
            left,
            top + SIDE + LINE - GAP / 2);
      }
    } finally {
      g.dispose();
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static BufferedImage face(Thumbnailer thumbnailer, Photo photo, Box box)
      throws IOException {
    try (DecodedPhoto pixels = photo.decode()) {
      return ImageIO.read(new ByteArrayInputStream(thumbnailer.face(pixels, box, SIDE).jpeg()));
    }
  }
}
