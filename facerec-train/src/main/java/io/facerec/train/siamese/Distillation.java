package io.facerec.train.siamese;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;

/**
 * What a distilled training does beyond learning from the faces that come with the data.
 *
 * @param taught more faces that a teacher embedded, {@link io.facerec.train.data.TaughtFolder}s
 * @param variation how faces are varied
 * @param fineTuning what is learned beside the teacher
 */
public record Distillation(List<Path> taught, FaceVariation variation, FineTuning fineTuning) {
  /** The faces of the data, and the teacher alone. */
  public static final Distillation PLAIN =
      new Distillation(List.of(), FaceVariation.USUAL, FineTuning.NONE);

  /** Copies the list. */
  public Distillation {
    taught = ImmutableList.copyOf(taught);
  }

  /** The options of the command line that ask for this. */
  String words() {
    return " --taught DIR".repeat(taught.size())
        + (variation == FaceVariation.USUAL ? "" : " --vary " + variation)
        + (fineTuning == FineTuning.NONE ? "" : " --fine-tune " + fineTuning);
  }
}
