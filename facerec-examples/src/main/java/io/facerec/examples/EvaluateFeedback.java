package io.facerec.examples;

import io.facerec.detect.Detector;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.feedback.AlbumProbabilities;
import io.facerec.examples.feedback.Families;
import io.facerec.examples.feedback.FeedbackScore;
import io.facerec.examples.feedback.FeedbackTrial;
import io.facerec.examples.feedback.Told;
import io.facerec.examples.report.Table;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.face.FaceEmbedder;
import io.facerec.train.evaluation.face.MarkedFace;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec evaluate feedback}: what does it help to tell a finder more of the person? */
@Command(
    name = "feedback",
    description = {
      "Looks for people by one picture, by several, and by pictures of a relative who is not the"
          + " person.",
      "",
      "Prints which share of the person's other faces, of the relatives' and of strangers' counts"
          + " as the person; then what probabilities say of all faces, and what is true. Faces are"
          + " aligned by the landmarks that come with them."
    })
final class EvaluateFeedback implements Callable<Integer> {
  private static final int MOST = 3;
  private static final int LEAST_PHOTOS = MOST + 1;

  private static final List<Told> TOLD =
      List.of(
          new Told(1, 0),
          new Told(2, 0),
          new Told(3, 0),
          new Told(1, 1),
          new Told(1, 3),
          new Told(3, 1),
          new Told(3, 3));

  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;

  @Option(
      names = "--data",
      required = true,
      description = "A folder of people with landmarks, or one that holds identity/val.")
  private Path data = Path.of(".");

  @Option(
      names = "--families",
      paramLabel = "TSV",
      description =
          "A table of faces whose third column says the family (.../F0001/MID2/...). Only people of"
              + " families are looked for then.")
  private @Nullable Path families;

  @Option(
      names = "--most-families",
      paramLabel = "N",
      description = "At most so many families, at random. Default: ${DEFAULT-VALUE}")
  private int mostFamilies = 60;

  @Option(names = "--seed", description = "Of all draws. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Override
  public Integer call() {
    FaceFolder people = ResearchFaces.developmentOrAll(data);
    Families known = families == null ? Families.none() : Families.read(families);
    FaceFolder chosen =
        families == null
            ? people
            : people.only(known.some(people, LEAST_PHOTOS, mostFamilies, seed));
    try (Detector detector = models.detector();
        Verifier verifier = models.verifier()) {
      EmbeddedFaces faces = embedded(chosen, new FaceEmbedder(detector, verifier));
      FeedbackTrial trial = new FeedbackTrial(faces, known, detector, verifier, seed);
      boolean relatives = families != null;
      List<Told> possible =
          TOLD.stream().filter(told -> relatives || told.negatives() == 0).toList();
      console.out().println(table(chosen, trial, possible).markdown());
      console.out().print(table(AlbumProbabilities.of(faces, detector, verifier)).markdown());
      console.out().flush();
    }
    return 0;
  }

  private static EmbeddedFaces embedded(FaceFolder people, FaceEmbedder embedder) {
    List<MarkedFace> faces = people.photos().stream().map(MarkedFace::of).toList();
    return EmbeddedFaces.of(
        people.photos(), embedder.marked(faces).stream().map(Embedding::toArray).toList());
  }

  private static Table table(FaceFolder people, FeedbackTrial trial, List<Told> told) {
    List<List<String>> rows = new ArrayList<>();
    for (Told each : told) {
      FeedbackScore score = trial.score(each, MOST);
      rows.add(
          List.of(
              each.toString(),
              percent(1, score.found()),
              percent(2, score.relatives()),
              percent(3, score.strangers())));
    }
    return new Table(
        "%s; %s pictures of the person are told of or left out".formatted(people, MOST),
        List.of("The finder knows", "found", "relatives taken", "strangers taken"),
        rows);
  }

  private static Table table(AlbumProbabilities stated) {
    return new Table(
        "Each person looked for by one picture among all other faces",
        List.of("probability", "calibration error", "faces at 0.5 or more", "stated", "true"),
        List.of(
            row("of two faces (verification)", stated.alone()),
            row("in the album (Selfies)", stated.album())));
  }

  private static List<String> row(String name, AlbumProbabilities.Stated stated) {
    return List.of(
        name,
        percent(1, stated.calibrationError()),
        Long.toString(stated.likely()),
        percent(1, stated.likelyStated()),
        percent(1, stated.likelyTrue()));
  }

  private static String percent(int digits, double share) {
    return Double.isNaN(share)
        ? "none"
        : String.format(Locale.ROOT, "%." + digits + "f %%", 100 * share);
  }
}
