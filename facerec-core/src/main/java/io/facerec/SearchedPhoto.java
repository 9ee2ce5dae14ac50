package io.facerec;

import com.google.common.collect.ImmutableList;
import io.facerec.image.Photo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of one photo: its faces, or the reason why it could not be searched.
 *
 * @param photo what was searched
 * @param faces all that were found, as the detector orders them: surest first; none where there is
 *     a problem
 * @param problem why the photo could not be searched, if it could not
 */
public record SearchedPhoto(Photo photo, List<SeenFace> faces, Optional<Problem> problem) {
  /** Copies the list. */
  public SearchedPhoto {
    faces = ImmutableList.copyOf(faces);
  }

  /** The faces that are the person's: at most one, unless the finder expects several. */
  public Stream<Selfie> selfies() {
    return faces.stream().filter(SeenFace::match).map(seen -> new Selfie(photo, seen));
  }

  /** The same, where this share of the faces is expected to be the person's. */
  SearchedPhoto expecting(ExpectedShare share) {
    return new SearchedPhoto(
        photo, faces.stream().map(seen -> seen.expecting(share)).toList(), problem);
  }

  static SearchedPhoto failed(Photo photo, String reason) {
    return new SearchedPhoto(
        photo, ImmutableList.of(), Optional.of(new Problem(photo.name(), reason)));
  }
}
