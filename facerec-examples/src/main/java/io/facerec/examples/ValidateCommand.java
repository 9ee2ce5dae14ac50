package io.facerec.examples;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code facerec validate NAME}: one subcommand for each kind of model. */
@Command(
    name = "validate",
    description = "Finds how strong a model's regularisation has to be; the name says which.",
    subcommands = ValidateSiamese.class)
final class ValidateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing the name of a model");
  }
}
