package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Pairs of faces with the people on them, sorted once by distance, so that the people can be
 * resampled many times: 5 million pairs take 150 MB while they are resampled.
 *
 * <p>A face that was not found cannot match: a pair of one person with such a face has the distance
 * {@link EmbeddedFaces#FARTHEST}, a pair of two people with one is left out. Immutable.
 */
public final class PeoplePairs {
  private static final int PERSON_BITS = 16;
  private static final int PERSON = (1 << PERSON_BITS) - 1;

  /** Steps of a distance, 2e-9 each: a pair is one number, its upper half the distance. */
  private static final double STEPS = 1 << 29;

  private final int people;
  private final PairDistances distances;
  private final int[] same;
  private final int[] different;

  private PeoplePairs(int people, long[] same, long[] different) {
    this.people = people;
    Arrays.sort(same);
    Arrays.sort(different);
    distances = PairDistances.of(distances(same), distances(different));
    this.same = people(same);
    this.different = people(different);
  }

  private static double[] distances(long[] pairs) {
    return Arrays.stream(pairs).mapToDouble(pair -> (pair >>> Integer.SIZE) / STEPS).toArray();
  }

  private static int[] people(long[] pairs) {
    return Arrays.stream(pairs).mapToInt(pair -> (int) pair).toArray();
  }

  /**
   * Every pair of these faces.
   *
   * @throws IllegalArgumentException if there is no pair of one person, or none of two
   */
  public static PeoplePairs all(EmbeddedFaces faces) {
    Builder pairs = new Builder(faces);
    for (int a = 0; a < faces.size(); a++) {
      for (int b = a + 1; b < faces.size(); b++) {
        pairs.add(a, b);
      }
    }
    return pairs.build();
  }

  /** How many people the faces show, of which these are pairs or a part of them. */
  int people() {
    return people;
  }

  /** The distances, each pair once. */
  public PairDistances distances() {
    return distances;
  }

  /**
   * The distances with the pairs of one person weighing 1 together, so that people with many photos
   * do not stand for all.
   */
  public PairDistances peopleAlike() {
    int[] pairs = new int[people];
    for (int who : same) {
      pairs[who & PERSON]++;
    }
    return new PairDistances(
        distances.same().weighing(i -> 1.0 / pairs[same[i] & PERSON]), distances.different());
  }

  /**
   * The distances as a resample of the people has them: a pair of one person as often as the person
   * is drawn, a pair of two as often as their two counts multiplied. Copies of one person are not
   * compared with each other.
   *
   * @param counts how often each person is drawn, in the order of their names
   */
  PairDistances resampled(int[] counts) {
    return new PairDistances(
        distances.same().weighing(i -> counts[same[i] & PERSON]),
        distances
            .different()
            .weighing(
                i ->
                    (double) counts[different[i] >>> PERSON_BITS] * counts[different[i] & PERSON]));
  }

  /** Gathers pairs of faces. */
  static final class Builder {
    private final EmbeddedFaces faces;
    private final int[] personOf;
    private final int people;
    private final ImmutableLongArray.Builder same = ImmutableLongArray.builder();
    private final ImmutableLongArray.Builder different = ImmutableLongArray.builder();

    Builder(EmbeddedFaces faces) {
      this.faces = faces;
      List<String> names = ImmutableList.copyOf(new TreeSet<>(faces.people()));
      people = names.size();
      checkArgument(people <= PERSON + 1, "%s people, at most %s", people, PERSON + 1);
      personOf =
          faces.people().stream().mapToInt(name -> Collections.binarySearch(names, name)).toArray();
    }

    /** Adds the pair of these two faces; one of two people is passed over if a face is missing. */
    void add(int a, int b) {
      boolean one = personOf[a] == personOf[b];
      if (one || (faces.isFound(a) && faces.isFound(b))) {
        long distance = Math.round(faces.distance(a, b) * STEPS);
        int who = personOf[a] << PERSON_BITS | personOf[b];
        (one ? same : different).add(distance << Integer.SIZE | Integer.toUnsignedLong(who));
      }
    }

    PeoplePairs build() {
      return new PeoplePairs(people, same.build().toArray(), different.build().toArray());
    }
  }
}
