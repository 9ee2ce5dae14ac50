package io.facerec.examples.badinput;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Decodes mutants in a JVM of their own, and goes on in a new one behind each that crashes or
 * hangs.
 *
 * @param seed of the row of mutants
 * @param count how many of them, at least 1
 * @param folder where a mutant is written when it is decoded from a file
 * @param limit time for one mutant, the start of the JVM included
 */
public record FuzzRun(long seed, int count, Path folder, Duration limit) {
  /** Checks the count and the limit. */
  public FuzzRun {
    checkArgument(count >= 1, "%s mutants, must be at least 1", count);
    checkArgument(limit.toMillis() >= 1, "the limit is %s, must be 1 ms or more", limit);
  }

  /**
   * Every mutant's outcome, in their order.
   *
   * @param listener is told of each, by its index
   * @throws InterruptedException if this thread is; the JVM is ended then
   */
  public void run(BiConsumer<Integer, Outcome> listener) throws InterruptedException {
    int done = 0;
    while (done < count) {
      done = runOne(done, listener);
    }
  }

  /** In one JVM; gives how many are done then. */
  private int runOne(int from, BiConsumer<Integer, Outcome> listener) throws InterruptedException {
    try (WorkerProcess worker = WorkerProcess.start(seed, from, count, folder, limit)) {
      for (int i = from; i < count; i++) {
        Outcome outcome = worker.next();
        listener.accept(i, outcome);
        if (outcome.kind() == Outcome.Kind.CRASHED || outcome.kind() == Outcome.Kind.HUNG) {
          return i + 1;
        }
      }
      return count;
    }
  }
}
