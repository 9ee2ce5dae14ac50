package io.facerec.examples.theory;

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
    Session.Runner runner = session.runner();
    for (Net.Weight weight : net.weights().values()) {
      float[] other = others.get(weight.name());
      runner.addTarget(
          tf.assign(
              weight.variable(),
              other == null
                  ? weight.initial()
                  : tf.reshape(
                      tf.constant(other), tf.constant(weight.variable().shape().asArray()))));
    }
    runner.run().close();
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
