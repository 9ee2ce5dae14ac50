package io.facerec.train.detection;

import io.facerec.train.estimator.RunRecord;
import java.nio.file.Path;

/** What the folder of a detector's training remembers of it, in {@value #FILE}. */
final class YoloRecord {
  static final String FILE = "yolo.properties";

  private final RunRecord kept;

  private YoloRecord(RunRecord kept) {
    this.kept = kept;
  }

  /** The record in this folder, empty if there is none yet. */
  static YoloRecord in(Path modelDir) {
    return new YoloRecord(RunRecord.in(modelDir.resolve(FILE)));
  }

  /** Keeps what is begun, or goes on, at this step. */
  void add(YoloRecipe recipe, long step) {
    kept.plan(recipe.steps(), step);
    kept.set("data", recipe.data().toAbsolutePath());
    recipe.more().ifPresent(more -> kept.set("more", more.toAbsolutePath()));
    kept.set("batch", recipe.batch());
    kept.set("crop", recipe.cropSize());
    kept.set("seed", recipe.seed());
    kept.save();
  }

  /** How the training was begun, or went on, last. */
  YoloRecipe recipe() {
    return new YoloRecipe(
        Path.of(kept.value("data")),
        kept.find("more").map(Path::of),
        kept.steps(),
        Integer.parseInt(kept.value("batch")),
        Integer.parseInt(kept.value("crop")),
        Long.parseLong(kept.value("seed")));
  }

  /** The steps planned, each with the step that it was planned at. */
  String plans() {
    return kept.plans();
  }
}
