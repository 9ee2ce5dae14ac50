package io.facerec.train.detection;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws photos of simple faces, and photos of none, in the folders that a detector learns from. */
public final class DrawnPhotos {
  private static final int SIDE = 160;

  private DrawnPhotos() {}

  /** {@code train}, {@code val} and {@code negatives} with so many photos each. */
  public static void draw(Path root, int train, int validation, int negatives) throws IOException {
    Random random = new Random(7);
    folder(root.resolve("train"), train, true, random);
    folder(root.resolve("val"), validation, true, random);
    folder(root.resolve("negatives"), negatives, false, random);
  }

  private static void folder(Path folder, int photos, boolean faces, Random random)
      throws IOException {
    Files.createDirectories(folder);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < photos; i++) {
      String name = "%s%d.jpg".formatted(folder.getFileName(), i);
      labels.add("# %s %d %d".formatted(name, SIDE, SIDE));
      BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = picture.createGraphics();
      pen.setColor(new Color(30, 60 + random.nextInt(60), 90));
      pen.fillRect(0, 0, SIDE, SIDE);
      pen.setColor(new Color(40, 140, 60));
      pen.fillRect(random.nextInt(SIDE), random.nextInt(SIDE), 60, 40);
      if (faces) {
        int width = 40 + random.nextInt(30);
        int x = random.nextInt(SIDE - width);
        int y = random.nextInt(SIDE - width * 5 / 4);
        labels.add(face(pen, x, y, width));
      }
      pen.dispose();
      ImageIO.write(picture, "jpg", folder.resolve(name).toFile());
    }
    Files.write(folder.resolve("label.txt"), labels);
  }

  /** Draws one and returns its label. */
  private static String face(Graphics2D pen, int x, int y, int width) {
    int height = width * 5 / 4;
    int dot = width / 6;
    pen.setColor(new Color(230, 190, 160));
    pen.fillOval(x, y, width, height);
    pen.setColor(Color.BLACK);
    int[] at = {width / 4, height / 3, width * 3 / 4, height / 3, width / 2, height / 2};
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < at.length; i += 2) {
      pen.fillOval(x + at[i] - dot / 2, y + at[i + 1] - dot / 2, dot, dot);
      points.append("%d %d ".formatted(x + at[i], y + at[i + 1]));
    }
    pen.fillRect(x + width / 3, y + height * 3 / 4, width / 3, dot / 2);
    points.append(
        "%d %d %d %d"
            .formatted(x + width / 3, y + height * 3 / 4, x + width * 2 / 3, y + height * 3 / 4));
    return "%d %d %d %d %s 0 0 0 drawn -1 -1 -1".formatted(x, y, width, height, points);
  }
}
