package io.facerec.train.estimator;

import java.io.PrintStream;
import java.nio.file.Path;

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
    Runnable training = () -> train(dir, steps, seed, narrator);
    if (args.length == 3) {
      training.run();
      return;
    }
    Thread thread = new Thread(training, "training");
    thread.setDaemon(true);
    thread.start();
    while (narrator.seen < 5) {
      Thread.sleep(1);
    }
    // the end of main ends the JVM while the daemon trains
  }

  static void train(Path dir, long steps, long seed, TrainingHook... hooks) {
    Estimator.of(SmallTraining.model(steps), SmallTraining.config(dir).seed(seed).build())
        .train(SmallTraining.shuffled(seed), Steps.total(steps), hooks);
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
