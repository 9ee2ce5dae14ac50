package io.facerec.train.layer;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TNumber;

/**
 * The scope in which layers make their variables: a name such as {@code siamese/conv1} that
 * checkpoints keep, and the registry, shared by all scopes of one graph, of what is trained, what
 * is kept beside, and what has to run with each step. Used by one thread, while the graph is built.
 */
public final class Net {
  private final Ops tf;
  private final String name;
  private final Registry registry;
  private final boolean frozen;

  private Net(Ops tf, String name, Registry registry, boolean frozen) {
    this.tf = tf;
    this.name = name;
    this.registry = registry;
    this.frozen = frozen;
  }

  /**
   * A variable of the net.
   *
   * @param name unique in the graph, kept in checkpoints
   * @param variable float, its shape fully known
   * @param value what the net reads. Always this, never the variable: addGradients may kill the JVM
   *     where a variable itself feeds several ops
   * @param initial its first value, made by a deterministic op
   * @param trainable whether an optimiser moves it; the moving statistics of a normalisation are
   *     not
   * @param decayed whether weight decay applies: kernels yes, biases and normalisations no
   */
  public record Weight(
      String name,
      Variable<TFloat32> variable,
      Operand<TFloat32> value,
      Operand<TFloat32> initial,
      boolean trainable,
      boolean decayed) {}

  /**
   * A weight in the form in which an exported graph holds it.
   *
   * @param product the weight times the factors
   * @param factors float, of a shape that broadcasts to the weight's
   */
  public record Fold(Operand<TFloat32> product, Operand<TFloat32> factors) {
    /** What the product of the weight of this name is called among a graph's operations. */
    public static String productOf(String weight) {
      return operation(weight) + ".folded";
    }

    /** What its factors are called in an exported graph. */
    public static String factorsOf(String weight) {
      return operation(weight) + ".factors";
    }
  }

  /**
   * The root scope of a graph.
   *
   * @param training whether normalisations use the batch's statistics and dropout drops
   * @param seed of the initial weights: the same seed and name give the same values
   * @param globalStep int64 scalar: how many steps were taken
   */
  public static Net root(Ops tf, boolean training, long seed, Operand<TInt64> globalStep) {
    return new Net(tf, "", new Registry(training, seed, globalStep), false);
  }

  /** What the variable of the weight of this name is called among a graph's operations. */
  public static String operation(String weight) {
    return weight.replace('/', '.');
  }

  /** A scope inside this one. */
  public Net child(String child) {
    checkArgument(child.matches("[A-Za-z0-9_.-]+"), "'%s' is no name for a layer", child);
    return new Net(tf, name.isEmpty() ? child : name + "/" + child, registry, frozen);
  }

  /**
   * This scope for layers that stay as they are while others learn: no optimiser moves their
   * variables, normalisations keep their statistics, dropout drops nothing, and what is noted in it
   * is not logged. Checkpoints keep the variables like any other.
   */
  public Net frozen() {
    return new Net(tf, name, registry, true);
  }

  /** The graph's operations. */
  public Ops tf() {
    return tf;
  }

  /** This scope's name, empty at the root. */
  public String name() {
    return name;
  }

  /** Whether what is built in this scope is to be trained. */
  public boolean training() {
    return registry.training && !frozen;
  }

  /** The number of steps taken so far, int64 scalar. */
  public Operand<TInt64> globalStep() {
    return registry.globalStep;
  }

  /**
   * A kernel with normally distributed first values, truncated at two deviations. Weight decay
   * applies to it.
   */
  public Operand<TFloat32> kernel(String variable, Shape shape, double standardDeviation) {
    // 0.8796: the deviation of a normal truncated at two of its own
    Operand<TFloat32> values =
        tf.math.mul(
            tf.random.statelessTruncatedNormal(
                tf.constant(shape.asArray()), tf.constant(registry.seedOf(fullName(variable)))),
            tf.constant((float) (standardDeviation / 0.8796)));
    return register(variable, shape, values, true, true).value();
  }

  /**
   * A kernel that layers share: the one made before under this name, or a new one.
   *
   * @throws IllegalArgumentException if the one made before has another shape
   */
  public Operand<TFloat32> sharedKernel(String variable, Shape shape, double standardDeviation) {
    Weight made = registry.weights.get(fullName(variable));
    if (made == null) {
      return kernel(variable, shape, standardDeviation);
    }
    checkArgument(
        made.variable().shape().equals(shape),
        "%s is shared as %s and as %s",
        made.name(),
        made.variable().shape(),
        shape);
    return made.value();
  }

  /** A trained variable that begins with one value everywhere; no weight decay. */
  public Operand<TFloat32> trainable(String variable, Shape shape, float value) {
    return register(variable, shape, filled(shape, value), true, false).value();
  }

  /** A trained variable as {@link #trainable}, or the one made before under this name. */
  public Operand<TFloat32> sharedTrainable(String variable, Shape shape, float value) {
    Weight made = registry.weights.get(fullName(variable));
    return made == null ? trainable(variable, shape, value) : made.value();
  }

  /** A variable that no optimiser moves, such as a moving average. */
  public Weight untrained(String variable, Shape shape, float value) {
    return register(variable, shape, filled(shape, value), false, false);
  }

  /**
   * A variable that an optimiser keeps beside a weight, named after both.
   *
   * @param initial its first value
   */
  public Weight slot(Weight weight, String slot, Operand<TFloat32> initial) {
    return new Net(tf, weight.name(), registry, frozen)
        .register(slot, weight.variable().shape(), initial, false, false);
  }

  /** A tensor of one value, in the shape of a variable. */
  public Operand<TFloat32> filled(Shape shape, float value) {
    return tf.fill(tf.constant(shape.asArray()), tf.constant(value));
  }

  private String fullName(String variable) {
    return name.isEmpty() ? variable : name + "/" + variable;
  }

  /**
   * The seed of random numbers that differ from step to step, int64 [2]: it depends on the net's
   * seed, the name and the global step alone, so that equal runs, and resumed ones, draw the same.
   */
  public Operand<TInt64> seedOfStep(String random) {
    return registry.seedOfStep(tf, fullName(random));
  }

  private Weight register(
      String variable, Shape shape, Operand<TFloat32> initial, boolean trained, boolean decayed) {
    return registry.register(tf, fullName(variable), shape, initial, trained && !frozen, decayed);
  }

  /** All variables made so far, by name, in the order of their making. */
  public Map<String, Weight> weights() {
    return registry.weights;
  }

  /** An op to run with each training step, after the gradients: a moving average's update. */
  public void addUpdate(Op update) {
    registry.updates.add(update);
  }

  /** The ops to run with each training step. */
  public List<Op> updates() {
    return registry.updates;
  }

  /**
   * Marks a tensor that depends on variables alone, so that an exported graph holds its value in
   * place of what computes it.
   */
  public Operand<TFloat32> foldable(Operand<TFloat32> tensor) {
    registry.foldable.add(tensor);
    return tensor;
  }

  /**
   * A kernel times what a normalisation after it multiplies its channels with, {@link #foldable}:
   * an exported graph holds the product and the factors, of which a later training has the kernel
   * again.
   *
   * @param kernel a weight's value
   * @param factors float, of a shape that broadcasts to the kernel's
   * @throws IllegalArgumentException if no weight has this value
   */
  public Operand<TFloat32> folded(Operand<TFloat32> kernel, Operand<TFloat32> factors) {
    return foldable(registry.fold(tf, kernel, factors));
  }

  /** The first folding of each weight that was folded, by the weight's name. */
  public Map<String, Fold> folds() {
    return registry.folds;
  }

  /** The tensors marked by {@link #foldable}. */
  public List<Operand<TFloat32>> foldable() {
    return registry.foldable;
  }

  /**
   * Adds what an optimiser minimises beside the loss, such as the size of weights; also noted as a
   * scalar.
   *
   * @throws IllegalArgumentException if there is a penalty of this name
   */
  public void penalty(String penalty, Operand<TFloat32> value) {
    registry.penalty(penalty, value);
  }

  /** The penalties so far, each a float scalar. */
  public Map<String, Operand<TFloat32>> penalties() {
    return registry.penalties;
  }

  /** Notes a scalar to be logged and written to the summaries, such as a part of the loss. */
  public void scalar(String scalar, Operand<TFloat32> value) {
    if (!frozen) {
      registry.notes.scalar(scalar, value);
    }
  }

  /** Notes a tensor whose distribution is written to the summaries, such as an activation. */
  public void histogram(String histogram, Operand<TFloat32> values) {
    if (!frozen) {
      registry.notes.histogram(histogram, values);
    }
  }

  /**
   * Notes pictures, the first of which are written to the summaries.
   *
   * @param pictures uint8, or float of any range, [batch, height, width, 1, 3 or 4]
   */
  public void image(String image, Operand<? extends TNumber> pictures) {
    if (!frozen) {
      registry.notes.image(image, pictures);
    }
  }

  /** Notes the gradient of the loss by a weight, before it is clipped. */
  public void gradient(Weight weight, Operand<TFloat32> gradient) {
    registry.notes.gradient(weight.name(), gradient);
  }

  /** The scalars noted so far. */
  public Map<String, Operand<TFloat32>> scalars() {
    return registry.notes.scalars();
  }

  /** All that was noted so far. */
  public Notes notes() {
    return registry.notes;
  }
}
