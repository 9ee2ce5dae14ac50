package io.facerec.train.evaluation.album;

import com.google.common.collect.ImmutableList;
import io.facerec.train.evaluation.Interval;
import io.facerec.train.evaluation.PeopleBootstrap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What searches for several people came to, each with an avatar and an album of its own. Precision
 * and recall are those of all matches and of all photos together.
 *
 * @param avatars a search each, at least one
 */
public record AlbumScore(List<AvatarScore> avatars) {
  private static final String PRECISION = "precision";
  private static final String RECALL = "recall";

  /** Copies the list. */
  public AlbumScore {
    avatars = ImmutableList.copyOf(avatars);
  }

  /** The share of matches that are right; 1 where nothing matched. */
  public double precision() {
    return precision(ones());
  }

  /** The share of the people's photos that were found. */
  public double recall() {
    return recall(ones());
  }

  /** Intervals of {@code precision} and {@code recall} over people; none where they are few. */
  public Map<String, Interval> intervals(PeopleBootstrap bootstrap) {
    return bootstrap.intervals(
        avatars.size(), counts -> Map.of(PRECISION, precision(counts), RECALL, recall(counts)));
  }

  /** Mistakes of this kind over all avatars. */
  public int count(Mistake.Kind kind) {
    return avatars.stream().mapToInt(avatar -> avatar.count(kind)).sum();
  }

  /** Photos of the people, in all albums. */
  public int own() {
    return avatars.stream().mapToInt(AvatarScore::own).sum();
  }

  /** Photos that were found, in all albums. */
  public int found() {
    return avatars.stream().mapToInt(AvatarScore::found).sum();
  }

  /** The surest wrong matches, then the farthest misses. */
  public List<Mistake> worst() {
    return avatars.stream()
        .flatMap(avatar -> avatar.mistakes().stream())
        .sorted(Mistake.WORST_FIRST)
        .toList();
  }

  private int[] ones() {
    return IntStream.generate(() -> 1).limit(avatars.size()).toArray();
  }

  private double precision(int[] counts) {
    double right = sum(counts, AvatarScore::found);
    double wrong = sum(counts, avatar -> avatar.count(Mistake.Kind.WRONG));
    return right + wrong == 0 ? 1 : right / (right + wrong);
  }

  private double recall(int[] counts) {
    return sum(counts, AvatarScore::found) / sum(counts, AvatarScore::own);
  }

  private double sum(int[] counts, ToIntFunction<AvatarScore> figure) {
    return IntStream.range(0, counts.length)
        .mapToDouble(i -> (double) counts[i] * figure.applyAsInt(avatars.get(i)))
        .sum();
  }
}
