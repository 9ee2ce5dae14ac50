package io.facerec.examples;

import io.facerec.train.estimator.TrainingHook;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a training after the step under way when the process is asked to end (Ctrl-C, SIGTERM), and
 * keeps the process until the training is saved. Close it when the training is over.
 */
final class StopOnShutdown implements TrainingHook, AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop-training");
  private volatile boolean asked;

  StopOnShutdown() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop() {
    asked = true;
    try {
      // whether it was in time or not, the process ends now
      boolean unused = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean afterStep(StepValues values) {
    return !asked;
  }

  @Override
  public void close() {
    over.countDown();
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // the hook is running: it has just been told that the training is over
    }
  }
}
