package io.facerec.train.siamese;

import io.facerec.train.estimator.RunRecord;
import java.nio.file.Path;

/** What the folder of a Siamese net's training remembers of it, in {@value #FILE}. */
final class SiameseRecord {
  static final String FILE = "training.properties";

  private final RunRecord kept;

  private SiameseRecord(RunRecord kept) {
    this.kept = kept;
  }

  /** The record in this folder, empty if there is none yet. */
  static SiameseRecord in(Path modelDir) {
    return new SiameseRecord(RunRecord.in(modelDir.resolve(FILE)));
  }

  /** Keeps what is begun, or goes on, at this step. */
  void add(SiameseTraining training, long step) {
    SiameseRecipe recipe = training.recipe();
    kept.plan(recipe.steps(), step);
    kept.set("data", training.data().toAbsolutePath());
    kept.set("more", training.more().toAbsolutePath());
    kept.set("seed", training.seed());
    kept.set("batch", recipe.batch());
    kept.set("rate", recipe.rate());
    kept.set("decay", recipe.decay());
    kept.set("average", recipe.average());
    kept.save();
  }

  /** The training as it was begun last. */
  SiameseTraining training() {
    return new SiameseTraining(
        Path.of(kept.value("data")),
        Path.of(kept.value("more")),
        Long.parseLong(kept.value("seed")),
        new SiameseRecipe(
            kept.steps(),
            Integer.parseInt(kept.value("batch")),
            Double.parseDouble(kept.value("rate")),
            Double.parseDouble(kept.value("decay")),
            Double.parseDouble(kept.value("average"))));
  }

  /** The steps planned, each with the step that it was planned at. */
  String plans() {
    return kept.plans();
  }
}
