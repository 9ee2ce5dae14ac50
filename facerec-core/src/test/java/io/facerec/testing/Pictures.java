package io.facerec.testing;

import static com.google.common.base.Preconditions.checkArgument;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws photos of the world of {@link TinyModels}: people are coloured squares on black. */
public final class Pictures {
  public static final Color RED = new Color(250, 20, 20);
  public static final Color GREEN = new Color(20, 250, 20);
  public static final Color BLUE = new Color(20, 20, 250);

  /** Near to red: an angle of about 0.2 seen from grey. */
  public static final Color REDDISH = new Color(250, 60, 20);

  private static final int SIDE = 60;
  private static final int GRAIN = 5;

  private Pictures() {}

  /** 320 x 100 pixels, a face of 60 x 60 at (10, 20), (90, 20), (170, 20), (250, 20). */
  public static BufferedImage group(Color... people) {
    checkArgument(people.length <= TinyModels.STRIPS, "%s people", people.length);
    BufferedImage picture = empty(320, 100);
    for (int i = 0; i < people.length; i++) {
      face(picture, people[i], 10 + 80 * i, 20, SIDE);
    }
    return picture;
  }

  public static BufferedImage empty(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
  }

  /** A face of this colour on the average, with a grain that makes it sharp. */
  public static void face(BufferedImage picture, Color person, int x, int y, int side) {
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int lighter = (row / 2 + column / 2) % 2 == 0 ? GRAIN : -GRAIN;
        Color grain =
            new Color(
                person.getRed() + lighter, person.getGreen() + lighter, person.getBlue() + lighter);
        picture.setRGB(x + column, y + row, grain.getRGB());
      }
    }
  }

  public static Path save(BufferedImage picture, Path file) throws IOException {
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }
}
