package io.facerec.examples.benchmark;

import com.google.common.collect.ImmutableList;
import io.facerec.examples.timing.ProcessorTime;
import io.facerec.train.data.Augmentation;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.data.ImageSpec;
import io.facerec.train.data.Jitter;
import io.facerec.train.data.PairStreamer;
import io.facerec.train.data.PictureReader;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.Predictions;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.PairDistances;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Schedule;
import io.facerec.train.siamese.ContrastiveLoss;
import io.facerec.train.siamese.ContrastiveModel;
import io.facerec.train.siamese.SiameseModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;

/**
 * Which form of picture teaches the Siamese net more for the same work: loose squares about the
 * face, grey, 128 pixels, standardised, or faces aligned to the template, 112 pixels, standardised
 * too. Net, contrastive loss, pairs, changes and the people held out are the same; steps go by the
 * pixels, so that both trainings cost alike. Words: a FOLDER for checkpoints, where a run that was
 * stopped goes on; LOOSE and ALIGNED, what {@code facerec prepare} makes of the same photos without
 * and with {@code --aligned}; STEPS of 64 pairs of loose squares.
 */
public final class FormComparison {
  private static final int LOOSE = 128;
  private static final int ALIGNED = 112;
  private static final double HELD_OUT = 0.1;
  private static final long SEED = 1;

  private FormComparison() {}

  /** Runs both and prints a table. */
  public static void main(String[] words) {
    Path folder = Path.of(words[0]);
    long steps = Long.parseLong(words[3]);
    long alignedSteps = steps * LOOSE * LOOSE / (ALIGNED * ALIGNED);
    System.out.println("| form | px | steps | processor time, s | area | TMR 1e-1 | TMR 1e-2 |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    System.out.println(row(folder, "loose", Path.of(words[1]), LOOSE, steps));
    System.out.println(row(folder, "aligned", Path.of(words[2]), ALIGNED, alignedSteps));
  }

  private static String row(Path folder, String form, Path photos, int size, long steps) {
    FaceFolder.Split people = FaceFolder.of(photos).split(HELD_OUT, SEED);
    ImageSpec image = ImageSpec.grey(size);
    Augmentation changes =
        Augmentation.builder().movement(Jitter.DEFAULT).brightness(32).contrast(0.35).build();
    Estimator net =
        Estimator.of(
            new ContrastiveModel(
                new ContrastiveLoss(1),
                AdamW.builder(Schedule.cosine(2e-3, 0, Math.max(1, steps / 50), steps))
                    .average(0.99)
                    .build()),
            RunConfig.builder(folder.resolve(form)).seed(SEED).build());
    long begun = ProcessorTime.nanos();
    net.train(PairStreamer.of(people.train()).image(image).augment(changes), Steps.total(steps));
    double seconds = (ProcessorTime.nanos() - begun) / 1e9;
    PairDistances pairs = PairDistances.all(embed(net, people.heldOut().photos(), image));
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.0f | %.4f | %.1f %% | %.1f %% |",
        form,
        size,
        steps,
        seconds,
        pairs.area(),
        100 * pairs.trueMatchRate(pairs.thresholdAt(1e-1)),
        100 * pairs.trueMatchRate(pairs.thresholdAt(1e-2)));
  }

  private static EmbeddedFaces embed(Estimator net, List<FacePhoto> photos, ImageSpec image) {
    ImmutableList.Builder<float[]> rows = ImmutableList.builder();
    try (Predictions predictions = net.predict(new PictureReader(photos, image, 64, 2))) {
      for (Optional<Map<String, Tensor>> batch = predictions.next();
          batch.isPresent();
          batch = predictions.next()) {
        TFloat32 embeddings = (TFloat32) batch.get().get(SiameseModel.EMBEDDINGS);
        rows.add(StdArrays.array2dCopyOf(embeddings));
      }
    }
    return EmbeddedFaces.of(photos, rows.build());
  }
}
