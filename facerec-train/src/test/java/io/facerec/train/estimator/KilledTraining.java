package io.facerec.train.estimator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A program that trains, and says on its standard output where it is, so that it can be killed. */
final class KilledTraining {
  private KilledTraining() {}

  /**
   * Trains from where it stands.
   *
   * @param args the model directory, the steps in all, the seed, and how the JVM ends: {@code
   *     daemon} for an end of main in the middle of a step, {@code exit} for a hook that exits
   */
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]);
    long steps = Long.parseLong(args[1]);
    long seed = Long.parseLong(args[2]);
    Narrator narrator = new Narrator(System.out);
    if (args.length > 3 && args[3].equals("exit")) {
      train(dir, steps, seed, narrator, new Exit());
    }
    if (args.length == 3) {
      train(dir, steps, seed, narrator);
      return;
    }
    Thread thread = new Thread(() -> trainSlowly(dir, steps, seed, narrator), "training");
    thread.setDaemon(true);
    thread.start();
    while (narrator.seen < 3) {
      Thread.sleep(1);
    }
    // the end of main ends the JVM while the daemon is in a step
  }

  static void train(Path dir, long steps, long seed, TrainingHook... hooks) {
    Estimator.of(SmallTraining.model(steps), SmallTraining.config(dir).seed(seed).build())
        .train(SmallTraining.shuffled(seed), Steps.total(steps), hooks);
  }

  /** Each step multiplies matrices for a good while. */
  private static void trainSlowly(Path dir, long steps, long seed, TrainingHook hook) {
    ModelFunction slow =
        (net, features, labels, mode) -> {
          Ops tf = net.tf();
          Operand<TFloat32> y =
              tf.random.randomUniform(tf.constant(new int[] {1200, 1200}), TFloat32.class);
          for (int i = 0; i < 8; i++) {
            y = tf.math.tanh(tf.linalg.matMul(y, y));
          }
          EstimatorSpec spec = SmallTraining.model(steps).build(net, features, labels, mode);
          Op both =
              tf.withControlDependencies(List.of((Op) y, spec.trainOp().orElseThrow())).noOp();
          return EstimatorSpec.train(spec.loss().orElseThrow(), both);
        };
    Estimator.of(slow, SmallTraining.config(dir).seed(seed).build())
        .train(SmallTraining.shuffled(seed), Steps.total(steps), hook);
  }

  private static final class Exit implements TrainingHook {
    @Override
    public boolean afterStep(StepValues values) {
      if (values.step() == 13) {
        System.exit(7);
      }
      return true;
    }
  }

  private static final class Narrator implements TrainingHook {
    private final PrintStream out;
    private volatile long seen;

    Narrator(PrintStream out) {
      this.out = out;
    }

    private void say(String what, long step) {
      out.println(what + " " + step);
      out.flush();
    }

    @Override
    public boolean afterStep(StepValues values) {
      say("step", values.step());
      seen = values.step();
      return true;
    }

    @Override
    public void beforeSave(long step) {
      say("save", step);
    }

    @Override
    public void end(long step) {
      say("end", step);
    }
  }
}
