package io.facerec.examples.serve;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Turns pictures as a camera does that is held on its side. */
final class JpegTurn {
  private JpegTurn() {}

  /** The picture a quarter to the left, coded anew. */
  static byte[] counterclockwise(byte[] jpeg) throws IOException {
    BufferedImage upright = ImageIO.read(new ByteArrayInputStream(jpeg));
    int width = upright.getHeight();
    int height = upright.getWidth();
    BufferedImage lying = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = lying.createGraphics();
    try {
      AffineTransform turn = AffineTransform.getTranslateInstance(0, height);
      turn.quadrantRotate(-1);
      g.drawImage(upright, turn, null);
    } finally {
      g.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(lying, "jpg", out);
    return out.toByteArray();
  }
}
