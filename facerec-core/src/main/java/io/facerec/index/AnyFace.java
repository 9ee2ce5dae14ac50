package io.facerec.index;

import io.facerec.image.Box;
import io.facerec.image.FaceRegion;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verifier;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A blank picture in the place of a face. Its embedding says how many values a verifier's have, and
 * stands for the person where faces are to be found and embedded before anybody is looked for.
 *
 * @param photo the blank picture
 * @param box all of it
 */
record AnyFace(Photo photo, Box box) implements FaceRegion {
  private static final int SIDE = 112;

  static Embedding embeddedBy(Verifier verifier) {
    BufferedImage blank = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Photo photo = Photo.of("blank", blank);
    return verifier.embed(new AnyFace(photo, new Box(0, 0, SIDE, SIDE)));
  }

  @Override
  public Optional<Landmarks> landmarks() {
    return Optional.empty();
  }
}
