package io.facerec.train.evaluation.slice;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.facerec.train.evaluation.Interval;
import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.verify.Embedding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Measures slices of the faces of the same people, at the same thresholds. */
public final class SliceMeasure {
  private final SliceThresholds thresholds;
  private final PeopleBootstrap bootstrap;
  private final int people;
  private final int[] personOf;
  private final List<Embedding> plain;

  /**
   * A measure of these faces.
   *
   * @param people who each face is
   * @param plain the embedding of each face as it is
   */
  public SliceMeasure(
      List<String> people,
      List<Embedding> plain,
      SliceThresholds thresholds,
      PeopleBootstrap bootstrap) {
    checkArgument(
        people.size() == plain.size(), "%s faces, %s embeddings", people.size(), plain.size());
    List<String> names = ImmutableList.copyOf(new TreeSet<>(people));
    this.people = names.size();
    this.plain = ImmutableList.copyOf(plain);
    this.thresholds = thresholds;
    this.bootstrap = bootstrap;
    personOf = people.stream().mapToInt(names::indexOf).toArray();
  }

  /**
   * Compares each changed face with each other one as it is, as a search compares a photo with an
   * avatar. A face is not compared with itself.
   *
   * @param changed in the order of the plain faces; empty where the face was not found any more
   */
  public SliceRow changed(String name, List<Optional<Embedding>> changed) {
    PairCounts counts = new PairCounts(people, thresholds.all());
    for (int b = 0; b < changed.size(); b++) {
      Optional<Embedding> face = changed.get(b);
      for (int a = 0; face.isPresent() && a < plain.size(); a++) {
        if (a != b) {
          counts.add(personOf[a], personOf[b], plain.get(a).distance(face.get()));
        }
      }
    }
    int found = (int) changed.stream().filter(Optional::isPresent).count();
    return row(name, changed.size(), found, counts);
  }

  /**
   * Compares faces as they are, of which one is at this level and the other at this or a lower one:
   * a pair is as hard as its harder face.
   *
   * @param levels of each face; a face of a level below 0 is in no pair
   */
  public SliceRow atLevel(String name, int[] levels, int level) {
    PairCounts counts = new PairCounts(people, thresholds.all());
    for (int a = 0; a < plain.size(); a++) {
      for (int b = a + 1; b < plain.size(); b++) {
        if (Math.min(levels[a], levels[b]) >= 0 && Math.max(levels[a], levels[b]) == level) {
          counts.add(personOf[a], personOf[b], plain.get(a).distance(plain.get(b)));
        }
      }
    }
    int faces = (int) Arrays.stream(levels).filter(of -> of == level).count();
    return row(name, faces, faces, counts);
  }

  private SliceRow row(String name, int faces, int found, PairCounts counts) {
    int[] once = new int[people];
    Arrays.fill(once, 1);
    Map<String, Double> figures = figures(counts, once);
    Map<String, Interval> intervals =
        found == 0
            ? ImmutableMap.of()
            : bootstrap.intervals(people, drawn -> figures(counts, drawn));
    List<SliceRow.Figure> row =
        figures.entrySet().stream()
            .map(
                figure ->
                    new SliceRow.Figure(
                        figure.getValue(), Optional.ofNullable(intervals.get(figure.getKey()))))
            .toList();
    return new SliceRow(
        name,
        faces,
        found,
        counts.same(),
        counts.different(),
        row.get(0),
        row.get(1),
        row.get(2),
        row.get(3));
  }

  private static Map<String, Double> figures(PairCounts counts, int[] drawn) {
    double matching = counts.trueMatchRate(SliceThresholds.BEST, drawn);
    double refused = 1 - counts.falseMatchRate(SliceThresholds.BEST, drawn);
    return ImmutableMap.of(
        "at1e3", counts.trueMatchRate(SliceThresholds.AT_1E3, drawn),
        "at1e4", counts.trueMatchRate(SliceThresholds.AT_1E4, drawn),
        "falseMatchRate", counts.falseMatchRate(SliceThresholds.AT_1E3, drawn),
        "accuracy", (matching + refused) / 2);
  }
}
