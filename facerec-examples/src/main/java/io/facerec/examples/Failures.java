package io.facerec.examples;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person reads when the words are wrong or the work failed: a sentence, no stack trace. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "When the work fails, say where in the program.")
  private boolean verbose;

  /** The words are wrong: what about them, and where help is. */
  @Override
  public int handleParseException(ParameterException wrong, String[] words) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("facerec: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    if (line.getSubcommands().isEmpty()) {
      err.printf("Try '%s --help'.%n", line.getCommandSpec().qualifiedName());
    } else {
      line.usage(err);
    }
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** The work failed. */
  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult words) {
    PrintWriter err = line.getErr();
    err.println("facerec: " + inWords(failure));
    if (verbose) {
      failure.printStackTrace(err);
    }
    return line.getCommandSpec().exitCodeOnExecutionException();
  }

  /** The failure's message, and its kind where it has none. */
  static String inWords(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName() + " (--verbose says where)"
        : message;
  }
}
