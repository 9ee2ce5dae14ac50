package io.facerec.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that this process uses now. Linux alone: it reads {@code /proc/self/status}. */
public final class MemoryInUse {
  private MemoryInUse() {}

  /** Resident memory in megabytes of 2^20 bytes, the heap and what is outside of it. */
  static double resident() throws IOException {
    return status("VmRSS:");
  }

  /** The most resident memory that there was since the process began, in the same unit. */
  public static double peak() throws IOException {
    return status("VmHWM:");
  }

  private static double status(String name) throws IOException {
    String kilobytes =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith(name))
            .findFirst()
            .orElseThrow()
            .replaceAll("\\D", "");
    return Long.parseLong(kilobytes) / 1024.0;
  }

  /** Bytes of the Java heap that are still in use after a collection. */
  static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
