package io.facerec.examples;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code facerec train NAME}: one subcommand for each kind of model. */
@Command(
    name = "train",
    description = "Trains a model; the name says which.",
    subcommands = TrainSiamese.class)
final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing the name of a model");
  }
}
