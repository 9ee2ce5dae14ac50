package io.facerec.train.optimize;

import static com.google.common.base.Preconditions.checkArgument;

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

/** A rule, with what all optimisers may do before and after it. */
record ComposedOptimizer(
    UpdateRule rule, Schedule schedule, Clipping clipping, int batches, WeightChanges changes)
    implements Optimizer {

  @Override
  public List<GradientAndVariable> computeGradients(Net net, Operand<TFloat32> loss) {
    List<Weight> weights = net.weights().values().stream().filter(Weight::trainable).toList();
    checkArgument(!weights.isEmpty(), "the net has no trainable variable");
    Operand<TFloat32> minimized = withPenalties(net, loss);
    Output<?>[] variables =
        weights.stream().map(w -> w.variable().asOutput()).toArray(Output<?>[]::new);
    Graph graph = (Graph) net.tf().scope().env();
    Output<?>[] found = graph.addGradients(minimized.asOutput(), variables);
    // whoever waits for a gradient waits for the loss, which reads the same variables
    Ops tf = net.tf().withControlDependencies(minimized);
    List<GradientAndVariable> gradients = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Operand<TFloat32> gradient = tf.identity(found[i].expect(TFloat32.class));
      net.gradient(weights.get(i), gradient);
      gradients.add(new GradientAndVariable(gradient, weights.get(i)));
    }
    return gradients;
  }

  private static Operand<TFloat32> withPenalties(Net net, Operand<TFloat32> loss) {
    if (net.penalties().isEmpty()) {
      return loss;
    }
    Operand<TFloat32> penalty = net.tf().math.addN(net.penalties().values());
    net.scalar("penalty", penalty);
    return net.tf().math.add(loss, penalty);
  }

  @Override
  public Op applyGradients(Net net, List<GradientAndVariable> gradients) {
    checkArgument(!gradients.isEmpty(), "there is no gradient to apply");
    Operand<TFloat32> rate = schedule.rate(net.tf(), net.globalStep());
    net.scalar("learning_rate", rate);
    Accumulation accumulation = Accumulation.of(net, batches);
    List<GradientAndVariable> clipped = clipping.clip(net, accumulation.means(gradients));
    List<GradientAndVariable> last = accumulation.whereComplete(clipped);
    // ref variables: nothing may move before the backward pass has read every weight
    Ops tf = net.tf().withControlDependencies(last.stream().<Op>map(g -> g.gradient()).toList());
    UpdateRule.Step step = new UpdateRule.Step(net, tf, rate, accumulation.moves());
    UpdateRule.Move move = rule.begin(step);
    List<Op> moved = new ArrayList<>();
    for (GradientAndVariable g : last) {
      moved.add(changes.around(move, step, g));
    }
    List<Op> done = new ArrayList<>(accumulation.finish(moved));
    done.addAll(net.updates());
    return net.tf().withControlDependencies(done).noOp();
  }
}
