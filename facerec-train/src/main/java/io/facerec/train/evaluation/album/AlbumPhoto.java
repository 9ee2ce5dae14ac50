package io.facerec.train.evaluation.album;

import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.image.Box;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.evaluation.face.FaceEmbedder;

/**
 * A photo of an album after a search.
 *
 * @param source the picture of the person
 * @param place where on the searched photo the person's face is
 * @param searched what the search saw, whomever it looked for
 * @param marked what the search would have seen, had the detector found this one face where it is
 *     marked
 */
public record AlbumPhoto(
    FacePhoto source, Box place, SearchedPhoto searched, SearchedPhoto marked) {
  /** Who is at the place. */
  String person() {
    return source.identity().orElseThrow();
  }

  /** Whether a face was seen at the place. */
  boolean isFound() {
    return FaceEmbedder.at(place, searched.faces().stream().map(SeenFace::face).toList())
        .isPresent();
  }
}
