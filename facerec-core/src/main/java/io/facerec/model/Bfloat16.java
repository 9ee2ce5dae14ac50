package io.facerec.model;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Whether the processor computes in bfloat16 by itself; emulating it is slower than float. */
final class Bfloat16 {
  private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Set<String> FLAGS = ImmutableSet.of("avx512_bf16", "amx_bf16");

  private Bfloat16() {}

  /** Whether it does, as far as is known: only Linux tells without native code. */
  static boolean isNative() {
    try {
      return Files.exists(LINUX_PROCESSORS) && isNative(Files.readAllLines(LINUX_PROCESSORS));
    } catch (IOException e) {
      return false; // then nothing is known, and float is right everywhere
    }
  }

  /** Whether one of these lines of {@code /proc/cpuinfo} has the flag. */
  static boolean isNative(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("flags"))
        .anyMatch(line -> Splitter.on(' ').splitToStream(line).anyMatch(FLAGS::contains));
  }
}
