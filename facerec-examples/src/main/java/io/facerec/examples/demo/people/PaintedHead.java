package io.facerec.examples.demo.people;

import io.facerec.image.Box;
import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * A head, to be laid over a scene.
 *
 * @param picture square, transparent around the head with a soft rim
 * @param skin the mean colour of the cheeks and the nose, for what else is seen of the skin
 * @param hair the mean colour above the forehead
 */
public record PaintedHead(BufferedImage picture, Color skin, Color hair) {
  /** Forehead to chin and ear to ear, in pixels of the picture. */
  public Box face() {
    return faceIn(picture.getWidth());
  }

  /** Where the face is in a picture of this many pixels a side. */
  static Box faceIn(int side) {
    Box face = FaceTemplate.FACE;
    return new Box(face.x() * side, face.y() * side, face.width() * side, face.height() * side);
  }
}
