package io.facerec.examples;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code facerec evaluate NAME}: one subcommand for each kind of model. */
@Command(
    name = "evaluate",
    description = "Measures a trained model; the name says which.",
    subcommands = {
      EvaluateSiamese.class,
      EvaluateLfw.class,
      EvaluateAlbum.class,
      EvaluateSlices.class,
      EvaluateFairness.class,
      EvaluateFeedback.class
    })
final class EvaluateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing the name of a model");
  }
}
