package io.facerec.train.detection;

import io.facerec.train.estimator.RunRecord;
import java.nio.file.Path;

/** What the folder of a detector's training remembers of it, in a file of the method's name. */
final class DetectorRecord {
  private static final String ALL = "all";

  private final DetectorMethod method;
  private final RunRecord kept;

  private DetectorRecord(DetectorMethod method, RunRecord kept) {
    this.method = method;
    this.kept = kept;
  }

  /** The file of such a training in its folder. */
  static Path file(DetectorMethod method, Path modelDir) {
    return modelDir.resolve(method.name() + ".properties");
  }

  /** The record in this folder, empty if there is none yet. */
  static DetectorRecord in(DetectorMethod method, Path modelDir) {
    return new DetectorRecord(method, RunRecord.in(file(method, modelDir)));
  }

  /** Keeps what is begun, or goes on, at this step. */
  void add(DetectorRecipe recipe, long step) {
    kept.plan(recipe.steps(), step);
    kept.set("data", recipe.data().toAbsolutePath());
    recipe.more().ifPresent(more -> kept.set("more", more.toAbsolutePath()));
    int most = recipe.mostPhotos();
    kept.set("photos", most == Integer.MAX_VALUE ? ALL : most);
    kept.set("batch", recipe.batch());
    kept.set("crop", recipe.cropSize());
    kept.set("seed", recipe.seed());
    kept.set("learning", recipe.learning().name());
    kept.save();
  }

  /** How the training was begun, or went on, last. */
  DetectorRecipe recipe() {
    return new DetectorRecipe(
        method,
        Path.of(kept.value("data")),
        kept.find("more").map(Path::of),
        kept.find("photos")
            .filter(text -> !text.equals(ALL))
            .map(Integer::valueOf)
            .orElse(Integer.MAX_VALUE),
        kept.steps(),
        Integer.parseInt(kept.value("batch")),
        Integer.parseInt(kept.value("crop")),
        Long.parseLong(kept.value("seed")),
        kept.find("learning").map(Learning::valueOf).orElse(Learning.ALL));
  }

  /** The steps planned, each with the step that it was planned at. */
  String plans() {
    return kept.plans();
  }
}
