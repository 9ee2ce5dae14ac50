package io.facerec.examples.serve;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of the system or the user (SIGINT, SIGTERM) that this JVM ends: it is put off until this
 * is closed, for some seconds, so that what is under way can end first.
 */
public final class StopSignal implements AutoCloseable {
  private static final int SECONDS = 20;

  private final CountDownLatch wanted = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private StopSignal() {}

  /** Listens from now on. */
  public static StopSignal listen() {
    StopSignal stop = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::delay, "facerec-stop"));
    return stop;
  }

  /** Waits until the JVM is to end. */
  public void await() throws InterruptedException {
    wanted.await();
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void delay() {
    wanted.countDown();
    try {
      closed.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
