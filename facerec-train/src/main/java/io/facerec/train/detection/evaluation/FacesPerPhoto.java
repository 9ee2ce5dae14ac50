package io.facerec.train.detection.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.List;

/**
 * How crowded photos are: a range of the number of faces of 20 px and more on one photo.
 *
 * @param name such as {@code 2-4}
 * @param from the least number of faces in the range
 * @param to the greatest number in the range
 */
public record FacesPerPhoto(String name, int from, int to) {
  /** The ranges that figures are given for: portraits, groups, parties, crowds. */
  public static final List<FacesPerPhoto> REPORTED =
      ImmutableList.of(
          new FacesPerPhoto("1", 1, 1),
          new FacesPerPhoto("2-4", 2, 4),
          new FacesPerPhoto("5-9", 5, 9),
          new FacesPerPhoto("10+", 10, Integer.MAX_VALUE));

  /** Checks that the range is not empty. */
  public FacesPerPhoto {
    checkArgument(from >= 0 && from <= to, "no number is from %s to %s", from, to);
  }

  /** Those of the photos that are so crowded. */
  public List<SeenPhoto> of(Collection<SeenPhoto> photos) {
    return photos.stream().filter(photo -> contains(photo.faces())).toList();
  }

  private boolean contains(int faces) {
    return faces >= from && faces <= to;
  }
}
