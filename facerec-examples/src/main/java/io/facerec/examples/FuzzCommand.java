package io.facerec.examples;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.facerec.examples.badinput.FuzzRun;
import io.facerec.examples.badinput.FuzzTally;
import io.facerec.examples.badinput.Mutants;
import io.facerec.examples.badinput.Outcome;
import io.facerec.examples.badinput.Specimen;
import io.facerec.examples.console.ConsoleOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec fuzz}: bad input by the thousand. */
@Command(
    name = "fuzz",
    description = {
      "Spoils pictures of every form, decodes them, and counts how that ends.",
      "",
      "They are decoded in a JVM of their own, which may crash or hang: that is counted, and the"
          + " next one goes on. Files that end in another way than pixels or a reason are kept."
          + " Exit code 1 if there is one."
    })
final class FuzzCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(names = "--count", description = "How many files. Default: ${DEFAULT-VALUE}")
  private int count = 10_000;

  @Option(names = "--seed", description = "Of the row of files. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(names = "--seconds", description = "That a file may take. Default: ${DEFAULT-VALUE}")
  private int seconds = 30;

  @Option(names = "--keep", description = "Folder for the files that ended badly.")
  private @Nullable Path keep;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Mutants mutants = new Mutants(seed);
    FuzzTally tally = new FuzzTally();
    Path folder = Files.createTempDirectory("facerec-fuzz");
    try {
      new FuzzRun(seed, count, folder, Duration.ofSeconds(seconds))
          .run(
              (index, outcome) -> {
                tally.add(outcome);
                if (outcome.kind().compareTo(Outcome.Kind.REFUSED) > 0) {
                  report(index, mutants.get(index), outcome);
                }
              });
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    tally.print(console.out());
    return tally.isGood() ? 0 : 1;
  }

  private void report(int index, Specimen mutant, Outcome outcome) {
    console.out().printf("%s: %s, %s%n", mutant.name(), outcome.kind(), outcome.reason());
    if (keep != null) {
      try {
        Files.createDirectories(keep);
        Files.write(keep.resolve(index + "-" + mutant.name()), mutant.bytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
