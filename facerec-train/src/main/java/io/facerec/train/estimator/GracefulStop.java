package io.facerec.train.estimator;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets a training end with a checkpoint when the JVM is asked to end: Ctrl-C, SIGTERM, {@code
 * System.exit}.
 */
final class GracefulStop implements Consumer<Thread> {
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean asked;

  /** Whether the training is to end after the step under way. */
  boolean asked() {
    return asked;
  }

  /** Says that the training has ended. */
  void over() {
    over.countDown();
  }

  @Override
  public void accept(Thread training) {
    asked = true;
    if (exits(training)) {
      return;
    }
    try {
      // whether it was in time or not, the JVM ends now
      boolean unused = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the training's own thread called System.exit, which never returns to it. */
  private static boolean exits(Thread training) {
    return Arrays.stream(training.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
  }
}
