package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.train.data.FacePhoto;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Faces of known people with their embeddings.
 *
 * @param people who each face is
 * @param embeddings a row of unit length for each face, an empty one where the face was not found
 */
public record EmbeddedFaces(List<String> people, List<float[]> embeddings) {
  /** The distance to a face that was not found: the greatest that there is. */
  static final double FARTHEST = 2;

  private static final float[] NOT_FOUND = {};

  /** Checks that there is a row for each face. */
  public EmbeddedFaces {
    people = ImmutableList.copyOf(people);
    embeddings = ImmutableList.copyOf(embeddings);
    checkArgument(
        people.size() == embeddings.size(),
        "%s faces, but %s embeddings",
        people.size(),
        embeddings.size());
  }

  /** Embeddings of these photos, whose people are known, in the same order. */
  public static EmbeddedFaces of(List<FacePhoto> photos, List<float[]> embeddings) {
    return new EmbeddedFaces(
        photos.stream().map(photo -> photo.identity().orElseThrow()).toList(), embeddings);
  }

  /** Embeddings of these photos as far as their faces were found. */
  public static EmbeddedFaces found(List<FacePhoto> photos, Map<Path, float[]> embeddings) {
    return of(
        photos,
        photos.stream().map(photo -> embeddings.getOrDefault(photo.path(), NOT_FOUND)).toList());
  }

  /** How many faces, those included that were not found. */
  public int size() {
    return people.size();
  }

  /** How many faces were not found. */
  public int missed() {
    return (int) embeddings.stream().filter(row -> row.length == 0).count();
  }

  /** Whether this face was found. */
  boolean isFound(int face) {
    return embeddings.get(face).length > 0;
  }

  /** Whether two faces are one person. */
  boolean same(int a, int b) {
    return people.get(a).equals(people.get(b));
  }

  /** Euclidean distance of two faces, 0 to 2; 2 if one of them was not found. */
  double distance(int a, int b) {
    if (!isFound(a) || !isFound(b)) {
      return FARTHEST;
    }
    float[] x = embeddings.get(a);
    float[] y = embeddings.get(b);
    double cosine = 0;
    for (int i = 0; i < x.length; i++) {
      cosine += (double) x[i] * y[i];
    }
    return Math.sqrt(Math.min(4, Math.max(0, 2 - 2 * cosine)));
  }

  /**
   * Two parts without a person in common: every other person, in the order of their names.
   *
   * @param first the people at even places
   * @param second the others
   */
  public record Halves(EmbeddedFaces first, EmbeddedFaces second) {}

  /** The faces of every other person, and those of the rest. */
  public Halves halves() {
    List<String> names = ImmutableList.copyOf(new TreeSet<>(people));
    Set<String> even = new HashSet<>();
    for (int i = 0; i < names.size(); i += 2) {
      even.add(names.get(i));
    }
    return new Halves(only(even::contains), only(name -> !even.contains(name)));
  }

  private EmbeddedFaces only(Predicate<String> wanted) {
    int[] rows = IntStream.range(0, size()).filter(i -> wanted.test(people.get(i))).toArray();
    return new EmbeddedFaces(
        IntStream.of(rows).mapToObj(people::get).toList(),
        IntStream.of(rows).mapToObj(embeddings::get).toList());
  }
}
