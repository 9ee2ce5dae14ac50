package io.facerec.image;

import java.util.Optional;

/** Where a face is in which photo: what a verifier needs to know of a detection. */
public interface FaceRegion {
  /** The photo that shows the face. */
  Photo photo();

  /** The face, forehead to chin and ear to ear, in pixels of the upright photo. */
  Box box();

  /** The five landmarks, where the detector gives any. */
  Optional<Landmarks> landmarks();
}
