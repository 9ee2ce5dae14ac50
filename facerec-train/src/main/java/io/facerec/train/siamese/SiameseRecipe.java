package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.optimize.Muon;
import io.facerec.train.optimize.Optimizer;
import io.facerec.train.optimize.Schedule;

/**
 * How the Siamese net learns: Muon, 2 % of the steps to warm up, then half a cosine to 0.
 *
 * @param steps batches in all, at least 1
 * @param batch faces in one, at least 2
 * @param rate the highest learning rate, positive
 * @param decay share of each kernel, times the rate, that is taken away each step
 * @param average how much of the average of the weights stays each step, in [0, 1)
 */
public record SiameseRecipe(long steps, int batch, double rate, double decay, double average) {
  /** The name of {@link #optimizer}. */
  static final String OPTIMIZER = "Muon";

  /** Checks the ranges. */
  public SiameseRecipe {
    checkArgument(steps >= 1, "%s steps, must be at least 1", steps);
    checkArgument(batch >= 2, "the batch is %s, must be at least 2", batch);
    checkArgument(rate > 0, "the rate is %s, must be positive", rate);
  }

  /** The recipe of the shipped verifier for this many steps: batch 64, rate 2e-3. */
  public static SiameseRecipe of(long steps) {
    return new SiameseRecipe(steps, 64, 2e-3, 0.02, 0.999);
  }

  /** The same with another batch. */
  public SiameseRecipe batch(int faces) {
    return new SiameseRecipe(steps, faces, rate, decay, average);
  }

  /** The same with another highest rate. */
  public SiameseRecipe rate(double highest) {
    return new SiameseRecipe(steps, batch, highest, decay, average);
  }

  /** The same without weight decay. */
  SiameseRecipe undecayed() {
    return new SiameseRecipe(steps, batch, rate, 0, average);
  }

  Optimizer optimizer() {
    return Muon.builder(Schedule.cosine(rate, 0, Math.max(1, steps / 50), steps))
        .decay(decay)
        .average(average)
        .build();
  }
}
