package io.facerec.train.detection;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.data.LabelledPhoto;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a detector learns from and how long: all that, with the code, decides its weights.
 *
 * @param method of detection
 * @param data labelled photos, see {@link DetectionPhotos}
 * @param more a second folder of labelled photos
 * @param mostPhotos to train on, drawn at random where there are more
 * @param steps in all; the learning rate falls to its end over them
 * @param batch crops a step
 * @param cropSize pixels of a crop's side, a multiple of 32
 * @param seed of the first weights and of the crops
 * @param learning what of the detector it trains
 */
record DetectorRecipe(
    DetectorMethod method,
    Path data,
    Optional<Path> more,
    int mostPhotos,
    long steps,
    int batch,
    int cropSize,
    long seed,
    Learning learning) {
  DetectorRecipe {
    checkArgument(steps >= 1, "steps are %s, must be at least 1", steps);
    checkArgument(mostPhotos >= 1, "photos are %s, must be at least 1", mostPhotos);
    checkArgument(batch >= 1, "batch is %s, must be at least 1", batch);
    checkArgument(
        cropSize >= 32 && cropSize % 32 == 0, "crops are %s px, not a multiple of 32", cropSize);
  }

  DetectionPhotos photos() {
    return DetectionPhotos.in(data, more);
  }

  List<LabelledPhoto> trainingPhotos() {
    List<LabelledPhoto> drawn = photos().drawn(mostPhotos, seed);
    return learning == Learning.REFINING
        ? drawn.stream().filter(DetectionPhotos::isMarkedByHand).toList()
        : drawn;
  }

  /** What is trained on, in words. */
  String describe() {
    String all = photos().describe();
    return mostPhotos < Integer.MAX_VALUE ? "%d photos of: %s".formatted(mostPhotos, all) : all;
  }

  /** What to type for such a training. */
  String command() {
    return "facerec train %s --data DATA%s --model DIR%s%s --steps %d --batch %d --crop %d --seed %d"
        .formatted(
            method.name(),
            more.isPresent() ? " --more MORE" : "",
            mostPhotos < Integer.MAX_VALUE ? " --photos " + mostPhotos : "",
            learning.words(),
            steps,
            batch,
            cropSize,
            seed);
  }
}
