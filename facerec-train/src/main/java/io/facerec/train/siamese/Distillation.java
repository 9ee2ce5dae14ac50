package io.facerec.train.siamese;

import com.google.common.collect.ImmutableList;
import io.facerec.train.data.Augmentation;
import java.nio.file.Path;
import java.util.List;

/**
 * What a distilled training does beyond learning from the faces that come with the data.
 *
 * @param taught more faces that a teacher embedded, {@link io.facerec.train.data.TaughtFolder}s
 * @param albums whether faces are varied as albums show them, {@link Augmentation#ALBUMS}
 * @param fineTuning what is learned beside the teacher
 */
public record Distillation(List<Path> taught, boolean albums, FineTuning fineTuning) {
  /** The faces of the data, varied gently, and the teacher alone. */
  public static final Distillation PLAIN = new Distillation(List.of(), false, FineTuning.NONE);

  /** Copies the list. */
  public Distillation {
    taught = ImmutableList.copyOf(taught);
  }

  /** How faces are varied. */
  Augmentation augmentation() {
    return albums ? Augmentation.ALBUMS : Augmentation.FACES;
  }

  /** The options of the command line that ask for this. */
  String words() {
    return " --taught DIR".repeat(taught.size())
        + (albums ? " --albums" : "")
        + (fineTuning == FineTuning.NONE ? "" : " --fine-tune " + fineTuning);
  }
}
