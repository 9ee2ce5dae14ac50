package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.layer.Net.Fold;
import io.facerec.train.layer.Net.Weight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** What all scopes of one graph share. */
final class Registry {
  final boolean training;
  final Operand<TInt64> globalStep;
  final Map<String, Weight> weights = new LinkedHashMap<>();
  final List<Op> updates = new ArrayList<>();
  final List<Operand<TFloat32>> foldable = new ArrayList<>();
  final Map<String, Fold> folds = new LinkedHashMap<>();
  final Map<String, Operand<TFloat32>> penalties = new LinkedHashMap<>();
  final Notes notes = new Notes();
  private final long seed;

  Registry(boolean training, long seed, Operand<TInt64> globalStep) {
    this.training = training;
    this.seed = seed;
    this.globalStep = globalStep;
  }

  /** Makes a variable; its name must be new. */
  Weight register(
      Ops tf,
      String name,
      Shape shape,
      Operand<TFloat32> initial,
      boolean trained,
      boolean decayed) {
    checkArgument(!weights.containsKey(name), "two variables are named %s", name);
    Variable<TFloat32> made = tf.withName(Net.operation(name)).variable(shape, TFloat32.class);
    Weight weight = new Weight(name, made, tf.identity(made), initial, trained, decayed);
    weights.put(name, weight);
    return weight;
  }

  Operand<TFloat32> fold(Ops tf, Operand<TFloat32> kernel, Operand<TFloat32> factors) {
    Weight weight =
        weights.values().stream()
            .filter(made -> made.value().op().name().equals(kernel.op().name()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(kernel + " is no weight's value"));
    Operand<TFloat32> product =
        tf.withName(Fold.productOf(weight.name())).math.mul(kernel, factors);
    folds.putIfAbsent(weight.name(), new Fold(product, factors));
    return product;
  }

  /** The seed of first values. */
  long[] seedOf(String name) {
    return new long[] {seed, name.hashCode()};
  }

  /** The seed of numbers that are drawn anew at each step, int64 [2]. */
  Operand<TInt64> seedOfStep(Ops tf, String name) {
    long mixed = seed ^ ((long) name.hashCode() << Integer.SIZE);
    return tf.stack(List.of(tf.constant(mixed), globalStep));
  }

  void penalty(String name, Operand<TFloat32> value) {
    checkArgument(!penalties.containsKey(name), "two penalties are named %s", name);
    penalties.put(name, value);
    notes.scalar(name, value);
  }
}
