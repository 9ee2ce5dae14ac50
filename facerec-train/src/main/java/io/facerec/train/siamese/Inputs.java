package io.facerec.train.siamese;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.data.FaceStreamer;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Looks up what an input function yields, and checks it. */
final class Inputs {
  private Inputs() {}

  /**
   * The tensor of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Operand<?> tensor(Map<String, Operand<?>> tensors, String name) {
    Operand<?> tensor = tensors.get(name);
    checkArgument(tensor != null, "the input has no %s, only %s", name, tensors.keySet());
    return tensor;
  }

  /** The float tensor of this name. */
  static Operand<TFloat32> floats(Map<String, Operand<?>> tensors, String name) {
    return tensor(tensors, name).asOutput().expect(TFloat32.class);
  }

  /** The people of a batch, checked against its embeddings. */
  static Operand<TInt64> people(
      String loss, Operand<TFloat32> embeddings, Map<String, Operand<?>> labels) {
    Operand<TInt64> people =
        Inputs.tensor(labels, FaceStreamer.IDENTITY).asOutput().expect(TInt64.class);
    checkShapes(loss, embeddings, people);
    return people;
  }

  /**
   * Refuses embeddings that are no rows, or people that are not one for each row.
   *
   * @param loss named in the message
   */
  static void checkShapes(String loss, Operand<TFloat32> embeddings, Operand<TInt64> people) {
    Shape rows = embeddings.shape();
    checkArgument(
        rows.numDimensions() == 2 && rows.get(1) > 0,
        "%s wants embeddings [n, width] of known width, found %s",
        loss,
        rows);
    Shape who = people.shape();
    checkArgument(
        who.numDimensions() == 1
            && (who.get(0) == rows.get(0) || who.hasUnknownDimension() || rows.get(0) < 0),
        "%s wants people [n] for embeddings %s, found %s",
        loss,
        rows,
        who);
  }
}
