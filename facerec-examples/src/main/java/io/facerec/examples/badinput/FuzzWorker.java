package io.facerec.examples.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * The JVM that may crash: decodes the mutants of {@code SEED FROM TO} by files in {@code FOLDER},
 * and prints a line for each when it is done.
 */
final class FuzzWorker {
  private FuzzWorker() {}

  public static void main(String[] words) {
    Mutants mutants = new Mutants(Long.parseLong(words[0]));
    int to = Integer.parseInt(words[2]);
    Trial trial = new Trial(Path.of(words[3]));
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    for (int i = Integer.parseInt(words[1]); i < to; i++) {
      out.println(trial.of(i, mutants.get(i)).line());
    }
  }
}
