package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.Net.Weight;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam (Kingma and Ba, 2015) with decoupled weight decay (Loshchilov and Hutter, 2019) on kernels,
 * clipping by the global norm of the gradients, and an exponential moving average of the weights,
 * which evaluation and export use. Equal runs end with equal weights.
 */
public final class AdamW implements Optimizer {
  /** The name under which the moving average of a weight is kept beside it. */
  public static final String AVERAGE = "average";

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final Schedule schedule;
  private final float decay;
  private final float clipNorm;
  private final float averageDecay;

  private AdamW(Builder builder) {
    schedule = builder.schedule;
    decay = builder.decay;
    clipNorm = builder.clipNorm;
    averageDecay = builder.averageDecay;
  }

  /** Begins one with this learning rate. */
  public static Builder builder(Schedule schedule) {
    return new Builder(schedule);
  }

  /** The options of an {@link AdamW}. */
  public static final class Builder {
    private final Schedule schedule;
    private float decay;
    private float clipNorm;
    private float averageDecay;

    private Builder(Schedule schedule) {
      this.schedule = schedule;
    }

    /** Share of a kernel, times the learning rate, taken away each step. Default 0. */
    @CanIgnoreReturnValue
    public Builder decay(double share) {
      checkArgument(share >= 0, "decay is %s, must be at least 0", share);
      decay = (float) share;
      return this;
    }

    /** The greatest global norm of the gradients. Default 0: no clipping. */
    @CanIgnoreReturnValue
    public Builder clipNorm(double norm) {
      checkArgument(norm >= 0, "the norm is %s, must be at least 0", norm);
      clipNorm = (float) norm;
      return this;
    }

    /** How much of the average of the weights stays each step, in [0, 1). Default 0: none kept. */
    @CanIgnoreReturnValue
    public Builder average(double stays) {
      checkArgument(stays >= 0 && stays < 1, "the average keeps %s, must be in [0, 1)", stays);
      averageDecay = (float) stays;
      return this;
    }

    /** Makes the optimiser. */
    public AdamW build() {
      return new AdamW(this);
    }
  }

  @Override
  public Op minimize(Net net, Operand<TFloat32> loss) {
    List<Weight> weights = net.weights().values().stream().filter(Weight::trainable).toList();
    checkArgument(!weights.isEmpty(), "the net has no trainable variable");
    List<Operand<TFloat32>> gradients = clipped(net, gradients(net, loss, weights));
    List<Op> all = new ArrayList<>(gradients);
    all.add(loss);
    // ref variables: nothing may move before the backward pass has read every weight
    Ops tf = net.tf().withControlDependencies(all);
    List<Op> done = new ArrayList<>(net.updates());
    Operand<TFloat32> at =
        tf.math.add(tf.dtypes.cast(net.globalStep(), TFloat32.class), tf.constant(1f));
    Operand<TFloat32> rate = schedule.rate(net.tf(), net.globalStep());
    net.scalar("learning_rate", rate);
    Step step =
        new Step(
            tf, rate, tf.math.pow(tf.constant(BETA1), at), tf.math.pow(tf.constant(BETA2), at), at);
    for (int i = 0; i < weights.size(); i++) {
      net.gradient(weights.get(i), gradients.get(i));
      done.add(move(net, step, weights.get(i), gradients.get(i)));
    }
    return net.tf().withControlDependencies(done).noOp();
  }

  private record Step(
      Ops tf,
      Operand<TFloat32> rate,
      Operand<TFloat32> beta1Power,
      Operand<TFloat32> beta2Power,
      Operand<TFloat32> count) {}

  private static List<Operand<TFloat32>> gradients(
      Net net, Operand<TFloat32> loss, List<Weight> weights) {
    Graph graph = (Graph) net.tf().scope().env();
    Output<?>[] variables =
        weights.stream().map(w -> w.variable().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] found = graph.addGradients(loss.asOutput(), variables);
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (Output<?> gradient : found) {
      gradients.add(gradient.expect(TFloat32.class));
    }
    return gradients;
  }

  private List<Operand<TFloat32>> clipped(Net net, List<Operand<TFloat32>> gradients) {
    Ops tf = net.tf();
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (Operand<TFloat32> gradient : gradients) {
      squares.add(tf.nn.l2Loss(gradient));
    }
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.constant(2f), tf.math.addN(squares)));
    net.scalar("gradient_norm", norm);
    if (clipNorm == 0) {
      return gradients;
    }
    Operand<TFloat32> scale =
        tf.math.minimum(
            tf.constant(1f),
            tf.math.div(tf.constant(clipNorm), tf.math.maximum(norm, tf.constant(1e-12f))));
    List<Operand<TFloat32>> scaled = new ArrayList<>();
    for (Operand<TFloat32> gradient : gradients) {
      scaled.add(tf.math.mul(gradient, scale));
    }
    return scaled;
  }

  private Op move(Net net, Step step, Weight weight, Operand<TFloat32> gradient) {
    Ops tf = step.tf();
    Operand<TFloat32> zero = net.filled(weight.variable().shape(), 0);
    Weight m = net.slot(weight, "adam_m", zero);
    Weight v = net.slot(weight, "adam_v", zero);
    Operand<TFloat32> variable = weight.variable();
    if (weight.decayed() && decay > 0) {
      variable =
          tf.assignSub(
              variable, tf.math.mul(tf.math.mul(step.rate(), tf.constant(decay)), variable));
    }
    Operand<TFloat32> moved =
        tf.train.applyAdam(
            variable,
            m.variable(),
            v.variable(),
            step.beta1Power(),
            step.beta2Power(),
            step.rate(),
            tf.constant(BETA1),
            tf.constant(BETA2),
            tf.constant(EPSILON),
            gradient);
    if (averageDecay == 0) {
      return moved;
    }
    Weight average = net.slot(weight, AVERAGE, weight.initial());
    // young averages forget faster: (1 + n) / (10 + n)
    Operand<TFloat32> stays =
        tf.math.minimum(
            tf.constant(averageDecay),
            tf.math.div(step.count(), tf.math.add(step.count(), tf.constant(9f))));
    return tf.assignSub(
        average.variable(),
        tf.math.mul(tf.math.sub(tf.constant(1f), stays), tf.math.sub(average.variable(), moved)));
  }
}
