package io.facerec.examples.job;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The processor time of stages that the calling thread does by itself, to the microsecond: what
 * other threads do besides (the compiler, the collector) is left out.
 */
final class StageTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS_A_MILLI = 1e6;

  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
  private long photos;

  /** Does this as a part of the stage. */
  <T> T measure(Stage stage, Supplier<T> work) {
    long begun = THREADS.getCurrentThreadCpuTime();
    T made = work.get();
    nanos.merge(stage, THREADS.getCurrentThreadCpuTime() - begun, Long::sum);
    return made;
  }

  /** So many photos went through all stages. */
  void count(int more) {
    photos += more;
  }

  /** Milliseconds a photo. */
  double millis(Stage stage) {
    return nanos.getOrDefault(stage, 0L) / NANOS_A_MILLI / photos;
  }
}
