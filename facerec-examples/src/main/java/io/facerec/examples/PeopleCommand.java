package io.facerec.examples;

import io.facerec.EmbeddedFace;
import io.facerec.SelfieFinderBuilder;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.ResultFile;
import io.facerec.examples.report.PeopleCsv;
import io.facerec.index.FaceGroup;
import io.facerec.index.FaceIndex;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec people}: who is in the album, without any avatar. */
@Command(
    name = "people",
    description = {
      "Groups the faces of an index into persons.",
      "",
      "Writes CSV, header first: " + PeopleCsv.HEADER,
      "A line for each face; persons are numbered from 0, the one with most faces first."
    })
final class PeopleCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;

  @Option(
      names = "--index",
      required = true,
      paramLabel = "FILE",
      description = "What `facerec index` made.")
  private Path index;

  @Option(
      names = "--false-match-rate",
      paramLabel = "RATE",
      converter = SearchOptions.Rate.class,
      defaultValue = "1e-3",
      description =
          "Faces of one person are on average as close as two faces have to be at this rate."
              + " Smaller is stricter. Default: ${DEFAULT-VALUE}.")
  private FalseMatchRate falseMatchRate;

  @Option(
      names = "--least",
      paramLabel = "N",
      defaultValue = "1",
      description = "Leave out persons with fewer faces. Default: ${DEFAULT-VALUE}.")
  private int least;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the CSV here instead of to stdout.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    try (Verifier verifier = models.verifier();
        FaceIndex faces = FaceIndex.open(index);
        ResultFile results = console.results(out)) {
      List<FaceGroup> people =
          faces
              .people(verifier.threshold(falseMatchRate), SelfieFinderBuilder.LEAST_QUALITY)
              .stream()
              .filter(person -> person.size() >= least)
              .toList();
      PeopleCsv csv = new PeopleCsv(results::println);
      for (int person = 0; person < people.size(); person++) {
        for (EmbeddedFace face : people.get(person).faces()) {
          csv.add(person, face);
        }
      }
      results.complete();
      console
          .err()
          .printf(
              "%d photos, %d faces, %d people%n",
              faces.photoCount(), faces.faceCount(), people.size());
    }
    return 0;
  }
}
