package io.facerec.examples;

import io.facerec.examples.console.ConsoleOptions;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Names photos whose face a detector does not find, as they come, and counts them. */
final class Misses implements BiConsumer<Path, String> {
  private final ConsoleOptions console;
  private int count;

  Misses(ConsoleOptions console) {
    this.console = console;
  }

  @Override
  public void accept(Path photo, String reason) {
    count++;
    console.err().printf("warning: %s: %s%n", photo, reason);
  }

  /** What they mean for the figures; nothing to say where there are none. */
  void report() {
    if (count > 0) {
      console
          .err()
          .printf(
              "%d faces not found: their pairs with the same person count as not matched, those"
                  + " with others are left out%n",
              count);
    }
    console.err().flush();
  }
}
