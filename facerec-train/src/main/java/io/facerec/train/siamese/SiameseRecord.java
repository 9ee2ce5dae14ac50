package io.facerec.train.siamese;

import com.google.common.base.Ascii;
import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.facerec.train.checkpoint.Checkpoint;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.RunRecord;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the folder of a Siamese net's training remembers of it, in {@value #FILE}. */
final class SiameseRecord {
  static final String FILE = "training.properties";

  private static final String TAUGHT = "taught";
  private static final String VARIATION = "variation";
  private static final String FINE_TUNING = "fineTuning";
  private static final String OPTIMIZER = "optimizer";

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
    kept.set(OPTIMIZER, optimizers(step));
    if (training instanceof DistilledTraining distilled) {
      kept.set("data", distilled.data().toAbsolutePath());
      kept.set("more", distilled.more().toAbsolutePath());
      kept.set(TAUGHT, Joiner.on(File.pathSeparator).join(absolute(distilled.beyond().taught())));
      kept.set(VARIATION, distilled.beyond().variation());
      kept.set(FINE_TUNING, distilled.beyond().fineTuning());
    } else if (training instanceof FolderTraining folder) {
      kept.set("people", folder.people().toAbsolutePath());
      kept.set("loss", folder.loss());
    }
    kept.set("seed", training.seed());
    kept.set("batch", recipe.batch());
    kept.set("rate", recipe.rate());
    kept.set("decay", recipe.decay());
    kept.set("average", recipe.average());
    kept.save();
  }

  /** All optimisers, the last one from this step on. */
  private String optimizers(long step) {
    String before = step == 0 ? SiameseRecipe.OPTIMIZER : optimizers();
    return before.endsWith(SiameseRecipe.OPTIMIZER)
        ? before
        : "%s to step %d, then %s".formatted(before, step, SiameseRecipe.OPTIMIZER);
  }

  /** Older records know nothing of it. */
  private String optimizers() {
    return kept.find(OPTIMIZER).orElse("AdamW");
  }

  /** The training as it was begun last. */
  SiameseTraining training() {
    long seed = Long.parseLong(kept.value("seed"));
    return kept.find("people")
        .<SiameseTraining>map(
            people ->
                new FolderTraining(
                    Path.of(people),
                    LossKind.valueOf(Ascii.toUpperCase(kept.value("loss"))),
                    seed,
                    recipe()))
        .orElseGet(
            () ->
                new DistilledTraining(
                    Path.of(kept.value("data")),
                    Path.of(kept.value("more")),
                    beyond(),
                    seed,
                    recipe()));
  }

  /** Older records know nothing of it. */
  private Distillation beyond() {
    List<Path> taught =
        Splitter.on(File.pathSeparatorChar)
            .omitEmptyStrings()
            .splitToStream(kept.find(TAUGHT).orElse(""))
            .map(Path::of)
            .toList();
    String variation = kept.find(VARIATION).orElse(FaceVariation.USUAL.toString());
    String fineTuning = kept.find(FINE_TUNING).orElse(FineTuning.NONE.toString());
    return new Distillation(
        taught,
        FaceVariation.valueOf(Ascii.toUpperCase(variation)),
        FineTuning.valueOf(Ascii.toUpperCase(fineTuning)));
  }

  private static List<Path> absolute(List<Path> paths) {
    return paths.stream().map(Path::toAbsolutePath).toList();
  }

  private SiameseRecipe recipe() {
    return new SiameseRecipe(
        kept.steps(),
        Integer.parseInt(kept.value("batch")),
        Double.parseDouble(kept.value("rate")),
        Double.parseDouble(kept.value("decay")),
        Double.parseDouble(kept.value("average")));
  }

  /** What a model card tells of every training. */
  Map<String, String> words(SiameseRecipe recipe, long seed, Path modelDir) {
    long steps =
        Estimator.of(SiameseModel.embedding(EmbeddingForm.ALONE), RunConfig.in(modelDir))
            .latestCheckpoint()
            .map(Checkpoint::step)
            .orElse(0L);
    return ImmutableMap.of(
        "steps",
        Long.toString(steps),
        "plans",
        kept.plans(),
        "seed",
        Long.toString(seed),
        "batch",
        Integer.toString(recipe.batch()),
        "schedule",
        "%s, rate %s after 2 %% warm-up, cosine to 0 at %d steps, decay %s, average %s"
            .formatted(
                optimizers(), recipe.rate(), recipe.steps(), recipe.decay(), recipe.average()));
  }
}
