package io.facerec.examples.timing;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The time of processors that this process has used, whatever else the machine does. */
public final class ProcessorTime {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProcessorTime() {}

  /** Nanoseconds of all threads since the process began, in ticks of about 10 ms. */
  public static long nanos() {
    return SYSTEM.getProcessCpuTime();
  }

  /**
   * Nanoseconds of the calling thread since it began, to a microsecond or so: for work that stays
   * in its thread.
   */
  public static long ofThisThread() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
