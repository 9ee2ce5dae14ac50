package io.facerec.train.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** Runs layers in graphs of their own. */
public final class Layers {
  private Layers() {}

  /** The values of what is built in a net that is trained or not, at a global step. */
  static float[] run(boolean training, long step, Function<Net, Operand<TFloat32>> build) {
    return runAll(training, step, net -> List.of(build.apply(net))).get(0);
  }

  /** The values of what is built in a net that is not trained. */
  public static float[] run(Function<Net, Operand<TFloat32>> build) {
    return run(false, 0, build);
  }

  /** The values of several tensors. */
  static List<float[]> runAll(
      boolean training, long step, Function<Net, List<Operand<TFloat32>>> build) {
    return runAll(ConfigProto.getDefaultInstance(), training, step, build);
  }

  static List<float[]> runAll(
      ConfigProto config,
      boolean training,
      long step,
      Function<Net, List<Operand<TFloat32>>> build) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Net net = Net.root(tf, training, 1, tf.constant(step));
      List<Operand<TFloat32>> built = build.apply(net);
      try (Session session = new Session(graph, false, config)) {
        net.weights().values().forEach(w -> session.run(tf.assign(w.variable(), w.initial())));
        Session.Runner runner = session.runner();
        built.forEach(runner::fetch);
        try (Result result = runner.run()) {
          List<float[]> values = new ArrayList<>();
          result.forEach(entry -> values.add(floats((TFloat32) entry.getValue())));
          return values;
        }
      }
    }
  }

  static float[] floats(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  /** The shape that a layer gives for one of its input, known or not. */
  static Shape shape(Layer layer, long... input) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Net net = Net.root(tf, true, 1, tf.constant(0L));
      return layer
          .apply(net, tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(input))))
          .shape();
    }
  }

  /** Pictures of one channel, the numbers row by row. */
  static Operand<TFloat32> picture(Net net, int height, int width, float... numbers) {
    Ops tf = net.tf();
    return tf.reshape(tf.constant(numbers), tf.constant(new int[] {-1, height, width, 1}));
  }

  /** 0, 1, 2 ... */
  static float[] counted(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  /** Uniform in [-0.5, 0.5). */
  static Operand<TFloat32> random(Net net, long... shape) {
    Ops tf = net.tf();
    return tf.math.sub(
        tf.random.statelessRandomUniform(tf.constant(shape), tf.constant(new long[] {1, 2})),
        tf.constant(0.5f));
  }
}
