package io.facerec.examples.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --quiet}, and where a command prints: mix it in with {@code @Mixin}. */
public final class ConsoleOptions {
  /** "true" or "false" by the launcher, which knows the real stderr. */
  private static final String TERMINAL = "facerec.terminal";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--quiet",
      description = "Show no progress. Warnings and the closing line still come on stderr.")
  private boolean quiet;

  /** Where results go that have no file. */
  public PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Where warnings go, and the closing line. */
  public PrintWriter err() {
    return command.commandLine().getErr();
  }

  /**
   * Progress on stderr: a bar if stderr is a terminal and nobody asked for quiet, else nothing but
   * the warnings.
   *
   * @param task what is done: {@code "searching"}
   * @param unit what is counted: {@code "photos"}
   */
  public Progress progress(String task, String unit) {
    return !quiet && isTerminal() ? Progress.bar(err(), task, unit) : Progress.none(err());
  }

  /** Opens the file for results, or stdout where none is named. */
  public ResultFile results(@Nullable Path file) {
    return file == null ? ResultFile.standard(out()) : ResultFile.at(file);
  }

  /** What to throw where the words of the command line are wrong: exit code 2. */
  public ParameterException wrongWords(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 22 and later: a bar too many, no more
  private static boolean isTerminal() {
    String said = System.getProperty(TERMINAL);
    return said == null ? System.console() != null : Boolean.parseBoolean(said);
  }
}
