package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import io.facerec.model.ModelCard;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.PeopleStreamer;
import io.facerec.train.estimator.RunConfig;
import java.nio.file.Path;
import java.util.Map;

/**
 * A training on a folder of people alone, without a teacher: photos as {@code facerec prepare}
 * leaves them. A fifth of the people, at least {@value #LEAST_HELD_OUT}, is held out: half of these
 * for thresholds and calibration, half for the figures of the card.
 *
 * @param people the folder
 * @param loss what is made small
 * @param seed of the first weights, the stream and the people held out
 * @param recipe how it learns
 */
public record FolderTraining(Path people, LossKind loss, long seed, SiameseRecipe recipe)
    implements SiameseTraining {
  private static final double HELD_OUT = 0.2;
  private static final int LEAST_HELD_OUT = 8;

  @Override
  public FaceFolder heldOut() {
    return heldOut(FaceFolder.of(people));
  }

  private FaceFolder heldOut(FaceFolder all) {
    int count = (int) Math.max(LEAST_HELD_OUT, HELD_OUT * all.identities().size());
    checkArgument(
        all.identities().size() >= count + 2,
        "%s holds %s people; a training needs %s or more, %s of whom it holds out",
        people,
        all.identities().size(),
        LEAST_HELD_OUT + 2,
        count);
    return all.sample(count, 2, seed);
  }

  @Override
  public FaceFolder learned() {
    FaceFolder all = FaceFolder.of(people);
    return all.without(heldOut(all).identities());
  }

  @Override
  public SiameseTrainer trainer(RunConfig config) {
    FaceFolder learned = learned();
    PeopleStreamer stream =
        PeopleStreamer.of(learned, seed)
            .inARow(loss.inARow())
            .batch(recipe.batch())
            .parallelCalls(config.threads());
    return SiameseTrainer.of(this, config, stream, loss.loss(learned.identities().size()));
  }

  @Override
  public ModelCard export(Path modelDir, Path folder, EmbeddingForm form, double falseMatchRate) {
    FaceFolder out = heldOut();
    FaceFolder.Split halves = out.split(0.5, seed);
    return new SiameseExporter(modelDir, form, falseMatchRate)
        .export(
            folder,
            new SiameseMeasuring(Alignment.GIVEN, halves.train(), halves.heldOut()),
            words(modelDir, out));
  }

  private SiameseCardText words(Path modelDir, FaceFolder out) {
    Map<String, String> training =
        ImmutableMap.<String, String>builder()
            .put(
                "data",
                "a folder of people, without %d of them: %d for thresholds and calibration, the"
                        .formatted(out.identities().size(), out.identities().size() / 2)
                    + " others for the figures")
            .put("loss", loss.toString())
            .putAll(SiameseRecord.in(modelDir).words(recipe, seed, modelDir))
            .put(
                "command",
                "facerec train siamese --loss %s --data FOLDER --model DIR --steps %d --batch %d"
                        .formatted(loss, recipe.steps(), recipe.batch())
                    + " --rate %s --seed %d".formatted(recipe.rate(), seed))
            .buildOrThrow();
    return SiameseCardText.ofFolder(training);
  }
}
