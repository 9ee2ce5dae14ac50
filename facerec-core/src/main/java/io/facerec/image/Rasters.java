package io.facerec.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.tensorflow.types.TUint8;

/** Pictures in memory as tensors. */
final class Rasters {
  private Rasters() {}

  /** RGB uint8 [height, width, 3], upright; transparent pixels are shown on white. */
  static TUint8 decode(BufferedImage picture, Orientation orientation) {
    BufferedImage bgr = picture;
    if (!isPlainBgr(picture)) {
      bgr =
          new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D brush = bgr.createGraphics();
      brush.drawImage(picture, 0, 0, Color.WHITE, null);
      brush.dispose();
    }
    byte[] bytes = ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData();
    return DecodingGraph.shared().ofBgr(bytes, bgr.getWidth(), bgr.getHeight(), orientation);
  }

  /** A sub-image shares the buffer of its parent, so its bytes are not its own. */
  private static boolean isPlainBgr(BufferedImage picture) {
    return picture.getType() == BufferedImage.TYPE_3BYTE_BGR
        && ((DataBufferByte) picture.getRaster().getDataBuffer()).getData().length
            == 3 * picture.getWidth() * picture.getHeight();
  }
}
