package io.facerec.train.evaluation.slice;

import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.image.SimilarityTransform;
import io.facerec.train.evaluation.face.MarkedFace;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** What may come between a camera and a face, drawn: what is covered is covered in one colour. */
public enum Hindrance {
  /** Dark glasses over eyes and brows. */
  SUNGLASSES("sunglasses") {
    @Override
    void draw(Graphics2D g, Landmarks template) {
      g.setColor(new Color(24, 22, 26));
      g.setStroke(new BasicStroke(3));
      for (int eye = 0; eye < 2; eye++) {
        Landmarks.Point at = template.points().get(eye);
        g.fill(new Ellipse2D.Double(at.x() - 15, at.y() - 11, 30, 23));
      }
      g.draw(new Line2D.Double(50, 49, 62, 49));
      g.draw(new Line2D.Double(6, 50, 26, 48));
      g.draw(new Line2D.Double(86, 48, 106, 50));
    }
  },
  /** A surgical mask from the bridge of the nose to below the chin. */
  MASK("mask") {
    @Override
    void draw(Graphics2D g, Landmarks template) {
      g.setColor(new Color(168, 202, 222));
      GeneralPath mask = new GeneralPath();
      mask.moveTo(20, 68);
      mask.quadTo(44, 64, 56, 61);
      mask.quadTo(68, 64, 92, 68);
      mask.quadTo(90, 108, 56, 118);
      mask.quadTo(22, 108, 20, 68);
      g.fill(mask);
    }
  },
  /** The camera moved sideways by a tenth of the face. */
  MOTION("motion blur, a tenth of the face") {
    @Override
    BufferedImage on(BufferedImage picture, double height) {
      float[] line = new float[Math.max(3, (int) Math.round(height / 10))];
      Arrays.fill(line, 1f / line.length);
      return new ConvolveOp(new Kernel(line.length, 1, line), ConvolveOp.EDGE_NO_OP, null)
          .filter(picture, null);
    }
  },
  /** A quarter of the light. */
  DIM("a quarter of the light") {
    @Override
    BufferedImage on(BufferedImage picture, double height) {
      return new RescaleOp(0.25f, 0, null).filter(picture, null);
    }
  };

  private final String words;

  Hindrance(String words) {
    this.words = words;
  }

  /** In words for a table. */
  public String words() {
    return words;
  }

  /** Draws over a face that stands as ArcFace's template does. */
  void draw(Graphics2D g, Landmarks template) {}

  /** Changes the picture, before anything is drawn on it, whose face has this height in pixels. */
  BufferedImage on(BufferedImage picture, double height) {
    return picture;
  }

  /**
   * The face with this in the way.
   *
   * @param face on a photo that is a file
   */
  public MarkedFace on(MarkedFace face) {
    String name = face.photo().name();
    BufferedImage picture = on(read(name), face.box().height());
    SimilarityTransform toPhoto = SimilarityTransform.toTemplate(face.marks()).inverse();
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setTransform(
        new AffineTransform(
            toPhoto.a(), toPhoto.b(), -toPhoto.b(), toPhoto.a(), toPhoto.tx(), toPhoto.ty()));
    draw(g, SimilarityTransform.TEMPLATE);
    g.dispose();
    return new MarkedFace(Photo.of(name, picture), face.person(), face.marks());
  }

  /** A copy without transparency or palette, whatever the file has. */
  private static BufferedImage read(String name) {
    try {
      BufferedImage file = ImageIO.read(Path.of(name).toFile());
      if (file == null) {
        throw new IOException("no reader knows this kind of picture");
      }
      BufferedImage copy =
          new BufferedImage(file.getWidth(), file.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D g = copy.createGraphics();
      g.drawImage(file, 0, 0, null);
      g.dispose();
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
