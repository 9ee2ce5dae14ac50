package io.facerec.examples.demo;

import io.facerec.examples.demo.people.DemoPeople;
import io.facerec.examples.demo.people.PaintedHead;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/** Draws scenes. */
final class ScenePainter {
  /** The backdrop is drawn this much smaller and enlarged: out of focus, as behind people. */
  private static final int DEFOCUS = 3;

  private final DemoPeople people;

  ScenePainter(DemoPeople people) {
    this.people = people;
  }

  /** The picture, TYPE_3BYTE_BGR, evenly lit. */
  BufferedImage paint(Scene scene) {
    Random random = new Random(scene.seed());
    BufferedImage picture =
        new BufferedImage(scene.width(), scene.height(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = graphics(picture);
    try {
      BufferedImage backdrop = backdrop(scene, random);
      g.drawImage(backdrop, 0, 0, scene.width(), scene.height(), null);
      List<PaintedHead> heads =
          scene.figures().stream()
              .map(f -> people.paint(f.person(), f.photo(), f.faceHeight()))
              .toList();
      // all bodies first: no shoulder may hide a face
      for (int i = 0; i < heads.size(); i++) {
        FigurePainter.drawBody(g, scene.figures().get(i), heads.get(i), scene.height(), random);
      }
      for (int i = 0; i < heads.size(); i++) {
        FigurePainter.drawHead(g, scene.figures().get(i), heads.get(i));
      }
    } finally {
      g.dispose();
    }
    return picture;
  }

  private static BufferedImage backdrop(Scene scene, Random random) {
    int width = scene.width() / DEFOCUS;
    int height = scene.height() / DEFOCUS;
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = graphics(small);
    try {
      scene.backdrop().draw(g, width, height, random);
    } finally {
      g.dispose();
    }
    return small;
  }

  private static Graphics2D graphics(BufferedImage picture) {
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return g;
  }
}
