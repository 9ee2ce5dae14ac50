package io.facerec.examples.demo;

import io.facerec.examples.demo.people.FaceModelBuilder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code facerec make-demo-people}: builds the model of faces that the demo draws people by. */
@Command(
    name = "make-demo-people",
    hidden = true,
    description = "Builds the demo's model of faces from photos of many people.")
public final class MakeDemoPeopleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Folders of people with JPEGs, and landmarks.txt beside them.")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The model to write: people.model beside DemoPeople, in the resources.")
  private Path out;

  @Override
  public Integer call() {
    new FaceModelBuilder(spec.commandLine().getErr()::println).build(data, out);
    return 0;
  }
}
