package io.facerec.examples.serve;

import com.google.common.collect.Iterables;
import io.facerec.Problem;
import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.SelfieFinder;
import io.facerec.Verdict;
import io.facerec.image.Box;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question, as the page reads it. Boxes are in pixels of the upright photo.
 *
 * @param avatar the face that was meant on the avatar
 * @param threshold the greatest distance at which a face may be the person's
 * @param photos in the order in which they were given
 */
record Answer(Place avatar, double threshold, List<Seen> photos) {
  /**
   * A face of the avatar.
   *
   * @param box where it is
   * @param score how sure the detector is, in [0, 1]
   */
  record Place(Box box, double score) {}

  /**
   * A photo.
   *
   * @param name as it was given
   * @param faces all that were found, surest first
   * @param problem why it could not be searched, or null
   */
  record Seen(String name, List<Likeness> faces, @Nullable String problem) {}

  /**
   * A face of a photo.
   *
   * @param box where it is
   * @param score how sure the detector is, in [0, 1]
   * @param distance between its embedding and the avatar's, in [0, 2]
   * @param probability that it is the person's, in [0, 1]
   * @param verdict what it was taken for
   */
  record Likeness(Box box, double score, double distance, double probability, Verdict verdict) {
    static Likeness of(SeenFace seen) {
      return new Likeness(
          seen.face().box(),
          seen.face().score(),
          seen.distance(),
          seen.probability(),
          seen.verdict());
    }
  }

  /** What this finder, of one avatar, made of the photos. */
  static Answer of(SelfieFinder finder, List<SearchedPhoto> photos) {
    var avatar = Iterables.getOnlyElement(finder.avatars()).face();
    return new Answer(
        new Place(avatar.box(), avatar.score()),
        finder.threshold(),
        photos.stream().map(Answer::seen).toList());
  }

  private static Seen seen(SearchedPhoto searched) {
    return new Seen(
        searched.photo().name(),
        searched.faces().stream().map(Likeness::of).toList(),
        searched.problem().map(Problem::reason).orElse(null));
  }
}
