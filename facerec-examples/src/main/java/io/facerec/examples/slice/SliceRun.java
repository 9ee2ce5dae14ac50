package io.facerec.examples.slice;

import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.PairDistances;
import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.train.evaluation.face.FaceEmbedder;
import io.facerec.train.evaluation.face.MarkedFace;
import io.facerec.train.evaluation.slice.FaceLevels;
import io.facerec.train.evaluation.slice.Hindrance;
import io.facerec.train.evaluation.slice.Sharpness;
import io.facerec.train.evaluation.slice.Shrinking;
import io.facerec.train.evaluation.slice.SliceMeasure;
import io.facerec.train.evaluation.slice.SliceRow;
import io.facerec.train.evaluation.slice.SliceThresholds;
import io.facerec.verify.Embedding;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Measures a verifier on slices of marked faces. */
public final class SliceRun {
  private static final double[] HEIGHTS = {64, 48, 32, 24};
  private static final double[] TURNS = {0.1, 0.2, 0.35};
  private static final List<String> SHARPNESS = List.of("sharpest", "middle", "least sharp");

  private final List<MarkedFace> faces;
  private final FaceEmbedder embedder;
  private final SliceMeasure measure;
  private final Consumer<SliceRow> rows;

  /**
   * A run over these faces.
   *
   * @param verifier gives the thresholds
   * @param rows is told of each slice when it is measured
   */
  public SliceRun(
      List<MarkedFace> faces, FaceEmbedder embedder, Verifier verifier, Consumer<SliceRow> rows) {
    this.faces = List.copyOf(faces);
    this.embedder = embedder;
    this.rows = rows;
    List<String> people = faces.stream().map(MarkedFace::person).toList();
    List<Embedding> plain = embedder.marked(faces);
    EmbeddedFaces all = new EmbeddedFaces(people, plain.stream().map(Embedding::toArray).toList());
    SliceThresholds thresholds =
        new SliceThresholds(
            verifier.threshold(FalseMatchRate.of(1e-3)),
            verifier.threshold(FalseMatchRate.of(1e-4)),
            PairDistances.all(all).bestThreshold());
    measure = new SliceMeasure(people, plain, thresholds, PeopleBootstrap.DEFAULT);
  }

  /** Faces as they are, then small ones, and those with something in the way. */
  public void changes() {
    change("as they are", face -> face);
    try (Shrinking shrinking = new Shrinking()) {
      for (double height : HEIGHTS) {
        change("%.0f px high".formatted(height), face -> shrinking.to(face, height));
      }
    }
    for (Hindrance hindrance : Hindrance.values()) {
      change(hindrance.words(), hindrance::on);
    }
  }

  private void change(String name, UnaryOperator<MarkedFace> change) {
    List<MarkedFace> changed = faces.stream().map(change).toList();
    List<Optional<Embedding>> marked = embedder.marked(changed).stream().map(Optional::of).toList();
    rows.accept(measure.changed(name + ", true landmarks", marked));
    rows.accept(measure.changed(name, embedder.found(changed)));
  }

  /** Faces by how far they are turned. */
  public void turns() {
    int[] levels =
        FaceLevels.above(
            faces.stream().mapToDouble(face -> FaceLevels.turn(face.marks())).toArray(), TURNS);
    List<String> names = new ArrayList<>();
    double from = 0;
    for (double limit : TURNS) {
      names.add("nose %.2f to %.2f off the middle".formatted(from, limit));
      from = limit;
    }
    names.add("nose %.2f off the middle or more".formatted(from));
    levels(names, levels);
  }

  /** Faces by thirds of sharpness. */
  public void sharpness() {
    try (Sharpness sharpness = new Sharpness()) {
      levels(
          SHARPNESS,
          FaceLevels.equalParts(
              faces.stream().mapToDouble(sharpness::of).toArray(), SHARPNESS.size()));
    }
  }

  /**
   * Faces by where they come from, each source with itself alone.
   *
   * @param names of the sources
   * @param sources the place of each face's source in the names
   */
  public void sources(List<String> names, int[] sources) {
    for (int source = 0; source < names.size(); source++) {
      int[] levels = new int[sources.length];
      for (int i = 0; i < levels.length; i++) {
        levels[i] = sources[i] == source ? 0 : -1;
      }
      rows.accept(measure.atLevel(names.get(source), levels, 0));
    }
  }

  private void levels(List<String> names, int[] levels) {
    for (int level = 0; level < names.size(); level++) {
      rows.accept(measure.atLevel(names.get(level), levels, level));
    }
  }
}
