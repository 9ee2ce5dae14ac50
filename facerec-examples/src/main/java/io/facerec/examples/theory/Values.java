package io.facerec.examples.theory;

import static java.util.Objects.requireNonNull;

import io.facerec.train.layer.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Numbers into variables of a session, and out of its tensors. */
final class Values {
  private Values() {}

  /** Gives all variables their first values, but these ones others, row by row. */
  static void set(Session session, Ops tf, Net net, Map<String, float[]> others) {
    net.weights().values().forEach(w -> session.run(tf.assign(w.variable(), w.initial())));
    others.forEach(
        (name, values) -> {
          Net.Weight weight = requireNonNull(net.weights().get(name));
          long[] shape = weight.variable().shape().asArray();
          session.run(
              tf.assign(weight.variable(), tf.reshape(tf.constant(values), tf.constant(shape))));
        });
  }

  /** The values of a tensor, row by row. */
  static float[] fetch(Session session, Operand<TFloat32> tensor) {
    try (Result result = session.runner().fetch(tensor).run()) {
      TFloat32 value = (TFloat32) result.get(0);
      float[] values = new float[Math.toIntExact(value.size())];
      value.asRawTensor().data().asFloats().read(values);
      return values;
    }
  }
}
