package io.facerec.examples.console;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** A few threads for work on many photos. Close it. */
public final class Workers implements AutoCloseable {
  /** Photos that are handed to {@link #map} at once: enough that no thread waits for long. */
  public static final int CHUNK = 64;

  private final ExecutorService threads;

  /**
   * So many threads, which end with the JVM at the latest.
   *
   * @param count at least 1
   */
  public Workers(int count) {
    checkArgument(count >= 1, "%s workers, must be at least 1", count);
    threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "facerec-examples");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** As many threads as this machine has processors. */
  public static Workers ofMachine() {
    return new Workers(Runtime.getRuntime().availableProcessors());
  }

  /** What the work makes of each item, in the order of the items. A failure of one is thrown. */
  public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
    List<Callable<R>> tasks = new ArrayList<>();
    items.forEach(item -> tasks.add(() -> work.apply(item)));
    try {
      List<R> results = new ArrayList<>();
      for (Future<R> done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at work", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
