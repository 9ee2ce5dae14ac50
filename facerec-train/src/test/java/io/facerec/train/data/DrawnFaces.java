package io.facerec.train.data;

import io.facerec.image.Landmarks;
import io.facerec.image.SimilarityTransform;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws folders of pictures that stand for faces: five bright dots, and a disc of the person's own
 * size.
 */
public final class DrawnFaces {
  private DrawnFaces() {}

  /** People n000001, n000002, ... of so many photos each, of 140 pixels, with landmarks. */
  public static FaceFolder draw(Path root, int... photos) {
    List<String> landmarks = new ArrayList<>();
    try {
      for (int person = 0; person < photos.length; person++) {
        String name = "n%06d".formatted(person + 1);
        Files.createDirectories(root.resolve(name));
        for (int photo = 0; photo < photos[person]; photo++) {
          String path = "%s/%04d_01.jpg".formatted(name, photo + 1);
          float[] points = points(photo);
          write(root.resolve(path), person, points);
          StringBuilder line = new StringBuilder(path);
          for (float value : points) {
            line.append(' ').append(value);
          }
          landmarks.add(line.toString());
        }
      }
      Files.write(root.resolve("landmarks.txt"), landmarks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FaceFolder.of(root);
  }

  /** The template, moved a little more to the right and down for each photo. */
  private static float[] points(int photo) {
    float[] values = new float[2 * Landmarks.COUNT];
    for (int i = 0; i < Landmarks.COUNT; i++) {
      Landmarks.Point point = SimilarityTransform.TEMPLATE.points().get(i);
      values[2 * i] = point.x() + 4 * photo;
      values[2 * i + 1] = point.y() + 2 * photo;
    }
    return values;
  }

  private static void write(Path file, int person, float[] points) throws IOException {
    BufferedImage picture = new BufferedImage(140, 140, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(new Color((20 + 30 * person) % 256, 60, 60));
    pen.fillRect(0, 0, 140, 140);
    pen.setColor(Color.GRAY);
    pen.fillOval(90, 2, 10 + 8 * person, 10 + 8 * person);
    pen.setColor(Color.WHITE);
    for (int i = 0; i < points.length; i += 2) {
      pen.fillRect(Math.round(points[i]) - 3, Math.round(points[i + 1]) - 3, 7, 7);
    }
    pen.dispose();
    ImageIO.write(picture, "jpg", file.toFile());
  }

  /** The faces of a folder with made-up teacher embeddings: a person is four values of 0.5. */
  public static TaughtFaces taught(FaceFolder people, int width) {
    TaughtFaces.Builder faces = TaughtFaces.builder(width);
    int person = 0;
    for (String name : people.identities()) {
      for (FacePhoto photo : people.photosOf(name)) {
        float[] embedding = new float[width];
        for (int i = 0; i < 4; i++) {
          embedding[(person + i) % width] = 7;
        }
        faces.add(photo, embedding);
      }
      person++;
    }
    return faces.build();
  }
}
