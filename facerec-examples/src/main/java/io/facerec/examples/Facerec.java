package io.facerec.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.facerec.examples.console.StandardStreams;
import io.facerec.examples.demo.DemoCommand;
import io.facerec.examples.demo.MakeDemoPeopleCommand;
import io.facerec.train.detection.DetectorMethod;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line of facerec. Exit codes: 0 done (also when nobody was found), 1 the work failed,
 * 2 the words are wrong.
 *
 * <p>A new command is a class of its own with {@code @Command}, named in the list below; {@code
 * --help}, {@code --version} and {@code --verbose} come by themselves.
 */
@Command(
    name = "facerec",
    description = "Given one picture of a person: in which of these photos is that person?",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "facerec 0.1.0-SNAPSHOT",
    subcommands = {
      FindCommand.class,
      IndexCommand.class,
      PeopleCommand.class,
      DetectCommand.class,
      VerifyCommand.class,
      ExportCommand.class,
      CalibrateCommand.class,
      PrepareCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      CompareCommand.class,
      ValidateCommand.class,
      AnchorsCommand.class,
      ServeCommand.class,
      FuzzCommand.class,
      DemoCommand.class,
      MakeDemoPeopleCommand.class,
    })
public final class Facerec implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli reads its options from it
  @Mixin
  private Failures failures;

  /** Runs the command that the words name, and ends the JVM with its exit code. */
  public static void main(String[] words) {
    StandardStreams.set();
    CommandLine line =
        commandLine()
            .setOut(new PrintWriter(System.out, true, UTF_8))
            .setErr(new PrintWriter(System.err, true, UTF_8));
    System.exit(run(line, words));
  }

  /** The command line with all its commands, for programs and tests that run it in this JVM. */
  public static CommandLine commandLine() {
    Failures failures = new Failures();
    Facerec facerec = new Facerec();
    facerec.failures = failures;
    CommandLine line = new CommandLine(facerec);
    for (DetectorMethod method : Detectors.METHODS) {
      add(line, "train", method.name(), new TrainDetector(method));
      add(line, "evaluate", method.name(), new EvaluateDetector(method));
    }
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
  }

  private static void add(CommandLine line, String group, String name, Runnable command) {
    requireNonNull(line.getSubcommands().get(group)).addSubcommand(name, command);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private static int run(CommandLine line, String[] words) {
    try {
      return line.execute(words);
    } catch (LinkageError | OutOfMemoryError e) { // the native library, or the heap
      line.getErr().println("facerec: " + Failures.inWords(e));
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
