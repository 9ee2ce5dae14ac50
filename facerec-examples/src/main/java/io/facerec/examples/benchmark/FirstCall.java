package io.facerec.examples.benchmark;

import io.facerec.SelfieFinder;
import io.facerec.examples.timing.ProcessorTime;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How long a new JVM takes to its first answer. Words: AVATAR PHOTO. Time counts from the start of
 * the JVM; on a machine that is busy with other work it says less than the processor time of the
 * thread that asks, which is what it would take on one that is not. The native library is unpacked
 * on the very first run on a machine: run it twice.
 */
public final class FirstCall {
  private static final double NANOS_A_MILLI = 1e6;

  private FirstCall() {}

  /** Runs it and prints a table. */
  public static void main(String[] words) {
    System.out.println("| | time, ms | processor time of this thread, ms | of all threads, ms |");
    System.out.println("| --- | --- | --- | --- |");
    print("main begins");
    SelfieFinder finder = new SelfieFinder(Path.of(words[0]));
    print("the finder is made");
    finder.find(Path.of(words[1]));
    print("the first answer is there");
    finder.find(Path.of(words[1]));
    print("the second answer is there");
  }

  private static void print(String moment) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.0f | %.0f |%n",
        moment,
        System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime(),
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / NANOS_A_MILLI,
        ProcessorTime.nanos() / NANOS_A_MILLI);
  }
}
