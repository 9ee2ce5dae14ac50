package io.facerec.examples.benchmark;

import io.facerec.train.data.Augmentation;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ImageSpec;
import io.facerec.train.data.Jitter;
import io.facerec.train.data.PairStreamer;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.Steps;
import io.facerec.train.hook.ProfilerHook;
import io.facerec.train.optimize.AdamW;
import io.facerec.train.optimize.Schedule;
import io.facerec.train.siamese.ContrastiveLoss;
import io.facerec.train.siamese.ContrastiveModel;
import java.nio.file.Path;

/**
 * What share of its time the Siamese net's training waits for pairs: with pictures as they are, and
 * with all of them moved and lit. Words: an empty FOLDER for checkpoints, PHOTOS by person, STEPS
 * of 64 pairs.
 */
public final class TrainingWait {
  private TrainingWait() {}

  /** Runs both and prints what the profiler hook says. */
  public static void main(String[] words) {
    Path folder = Path.of(words[0]);
    PairStreamer pairs =
        PairStreamer.of(FaceFolder.of(Path.of(words[1]))).image(ImageSpec.grey(112));
    Augmentation changes =
        Augmentation.builder().movement(Jitter.DEFAULT).brightness(32).contrast(0.35).build();
    int steps = Integer.parseInt(words[2]);
    System.out.println("pictures as they are: " + profile(folder.resolve("plain"), pairs, steps));
    System.out.println(
        "moved and lit: " + profile(folder.resolve("varied"), pairs.augment(changes), steps));
  }

  private static String profile(Path folder, PairStreamer pairs, int steps) {
    ProfilerHook profiler = ProfilerHook.create();
    Estimator.of(
            new ContrastiveModel(
                new ContrastiveLoss(1), AdamW.builder(Schedule.constant(1e-3)).build()),
            RunConfig.in(folder))
        .train(pairs, Steps.of(steps), profiler);
    return profiler.profile().map(Object::toString).orElse("too few steps to tell");
  }
}
