package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableMap;
import io.facerec.model.ModelCard;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.data.TaughtFaces;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.TrainingHook;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A training of the shipped verifier on the research faces, from the first step to the export. Its
 * folder remembers what it learns from and how ({@code training.properties}), so that export and
 * evaluation need the folder alone.
 *
 * @param data holds {@code identity} and {@code more}
 * @param more the unpacked faces of {@code more}
 * @param seed of the first weights, the stream and the people held out
 * @param recipe how it learns
 */
public record SiameseTraining(Path data, Path more, long seed, SiameseRecipe recipe) {
  private static final String FILE = "training.properties";

  /** People that training leaves out, for thresholds and calibration. */
  private static final int HELD_OUT = 500;

  /** Whether this folder is that of a Siamese training. */
  public static boolean isIn(Path modelDir) {
    return Files.exists(modelDir.resolve(FILE));
  }

  /**
   * The training that was begun in this folder.
   *
   * @throws IllegalStateException if there is none
   */
  public static SiameseTraining load(Path modelDir) {
    checkState(isIn(modelDir), "%s is no folder of a Siamese training: no %s", modelDir, FILE);
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(modelDir.resolve(FILE))) {
      kept.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SiameseTraining(
        Path.of(kept.getProperty("data")),
        Path.of(kept.getProperty("more")),
        Long.parseLong(kept.getProperty("seed")),
        new SiameseRecipe(
            Long.parseLong(kept.getProperty("steps")),
            Integer.parseInt(kept.getProperty("batch")),
            Double.parseDouble(kept.getProperty("rate")),
            Double.parseDouble(kept.getProperty("decay")),
            Double.parseDouble(kept.getProperty("average"))));
  }

  private void save(Path modelDir) {
    Properties kept = new Properties();
    kept.setProperty("data", data.toAbsolutePath().toString());
    kept.setProperty("more", more.toAbsolutePath().toString());
    kept.setProperty("seed", Long.toString(seed));
    kept.setProperty("steps", Long.toString(recipe.steps()));
    kept.setProperty("batch", Integer.toString(recipe.batch()));
    kept.setProperty("rate", Double.toString(recipe.rate()));
    kept.setProperty("decay", Double.toString(recipe.decay()));
    kept.setProperty("average", Double.toString(recipe.average()));
    try {
      Files.createDirectories(modelDir);
      try (Writer writer = Files.newBufferedWriter(modelDir.resolve(FILE))) {
        kept.store(writer, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** People that training leaves out; the same for the same seed and faces. */
  public FaceFolder heldOut() {
    return research().heldOut(HELD_OUT, seed);
  }

  /** The faces that training learns from. */
  public TaughtFaces faces() {
    return research().taught(heldOut().identities());
  }

  private ResearchFaces research() {
    return ResearchFaces.in(data, more);
  }

  /**
   * Trains until the recipe's steps are done; goes on from the latest checkpoint if there is one.
   *
   * @param config where and how; its seed is to be this training's
   * @param warmStart another model directory whose weights are taken where there is no checkpoint
   */
  public void train(
      RunConfig config, TaughtFaces faces, Optional<Path> warmStart, TrainingHook... hooks) {
    save(config.modelDir());
    new SiameseTrainer(recipe, config).train(faces, warmStart, hooks);
  }

  /**
   * Measures the latest checkpoint and exports it with its card.
   *
   * @param modelDir where this training keeps its checkpoints
   * @param falseMatchRate the one that the verifier is to use unless told otherwise
   */
  public ModelCard export(Path modelDir, Path folder, double falseMatchRate) {
    return new SiameseExporter(modelDir, true, falseMatchRate)
        .export(folder, heldOut(), ResearchFaces.development(data), words(modelDir));
  }

  private Map<String, String> words(Path modelDir) {
    long steps = Estimator.of(SiameseModel.embedding(false), RunConfig.in(modelDir)).latestCheckpoint().orElseThrow().step();
    return ImmutableMap.of(
        "data",
        "identity/train, distill and unlabeled, and the faces of more, without "
            + HELD_OUT
            + " people of more (thresholds and calibration) and without identity/val (figures)",
        "teacher",
        "128 values of a MobileFaceNet-sized ArcFace net for each face (identity/teacher)",
        "steps",
        Long.toString(steps),
        "seed",
        Long.toString(seed),
        "batch",
        Integer.toString(recipe.batch()),
        "schedule",
        "AdamW, rate %s after 2 %% warm-up, cosine to 0 at %d steps, decay %s, average %s"
            .formatted(recipe.rate(), recipe.steps(), recipe.decay(), recipe.average()),
        "command",
        "facerec train siamese --data DATA --more FACES --model DIR --steps %d --batch %d --seed %d"
            .formatted(recipe.steps(), recipe.batch(), seed));
  }
}
