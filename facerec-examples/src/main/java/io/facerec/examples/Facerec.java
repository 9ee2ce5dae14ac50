package io.facerec.examples;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      TrainCommand.class, //
      EvaluateCommand.class,
    })
public final class Facerec implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "When the work fails, say where in the program.")
  private boolean verbose;

  /** Runs the command that the words name, and ends the JVM with its exit code. */
  public static void main(String[] words) {
    System.exit(commandLine().execute(words));
  }

  /** The command line with all its commands, for programs and tests that run it in this JVM. */
  public static CommandLine commandLine() {
    Facerec facerec = new Facerec();
    return new CommandLine(facerec)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, words) -> facerec.report(failure, line));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private int report(Exception failure, CommandLine line) {
    String message = failure.getMessage();
    line.getErr().println("facerec: " + (message == null ? failure.toString() : message));
    if (verbose) {
      failure.printStackTrace(line.getErr());
    }
    return line.getCommandSpec().exitCodeOnExecutionException();
  }
}
