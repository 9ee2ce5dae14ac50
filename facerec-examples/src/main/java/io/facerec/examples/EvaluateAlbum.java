package io.facerec.examples;

import io.facerec.detect.Detector;
import io.facerec.examples.album.AlbumSearch;
import io.facerec.examples.album.AlbumTables;
import io.facerec.examples.album.Pasting;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.ResultFile;
import io.facerec.examples.report.AlbumSheet;
import io.facerec.image.PhotoFiles;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.evaluation.album.AlbumPlan;
import io.facerec.train.evaluation.album.AlbumScore;
import io.facerec.train.evaluation.face.MarkedFace;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec evaluate album}: are people found in albums, and nobody else in their place? */
@Command(
    name = "album",
    description = {
      "Measures the whole search: each person in turn is looked for with one picture, in an album"
          + " of the person's other photos and all photos of other people.",
      "",
      "Prints precision and recall over all people, which step lost how many photos, and the worst"
          + " mistakes: kind, avatar, photo, distance."
    })
final class EvaluateAlbum implements Callable<Integer> {
  private static final int SHOWN = 20;
  private static final int DRAWN = 48;

  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;

  @Option(
      names = "--data",
      required = true,
      description = "A folder of people with landmarks, or one that holds identity/val.")
  private Path data = Path.of(".");

  @Option(
      names = "--others",
      paramLabel = "N",
      description = "Other people in each album. Default: ${DEFAULT-VALUE}")
  private int others = 50;

  @Option(
      names = "--small",
      paramLabel = "PHOTOS",
      description =
          "Paste each face of the album, 30 to 40 pixels high, into a photo of this folder, where"
              + " no face is. Avatars stay as they are.")
  private @Nullable Path small;

  @Option(
      names = "--false-match-rate",
      paramLabel = "RATE",
      converter = SearchOptions.Rate.class,
      description = "As for `facerec find`. Default: the finder's own.")
  private @Nullable FalseMatchRate rate;

  @Option(
      names = "--at-once",
      description = "Judges each photo by the avatar alone, as `facerec find --at-once` does.")
  private boolean atOnce;

  @Option(
      names = "--seed",
      description = "Of avatars, albums and places. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(names = "--csv", paramLabel = "FILE", description = "Where a line for each avatar goes.")
  private @Nullable Path csv;

  @Option(
      names = "--sheet",
      paramLabel = "FILE",
      description = "Where a PNG of the worst mistakes goes. It shows the people: keep it.")
  private @Nullable Path sheet;

  @Override
  public Integer call() throws IOException {
    FaceFolder people = ResearchFaces.developmentOrAll(data);
    List<FacePhoto> sources = List.copyOf(people.photos());
    AlbumScore score;
    try (Detector detector = models.detector();
        Verifier verifier = models.verifier()) {
      score =
          new AlbumSearch(detector, verifier, Optional.ofNullable(rate), !atOnce)
              .search(
                  plans(people),
                  sources,
                  faces(sources, detector),
                  refused -> console.err().println("warning: " + refused.getMessage()));
    }
    print(score);
    return 0;
  }

  private List<AlbumPlan> plans(FaceFolder people) {
    try {
      return AlbumPlan.draw(people, others, seed);
    } catch (IllegalArgumentException e) {
      throw console.wrongWords(String.valueOf(e.getMessage()));
    }
  }

  private List<MarkedFace> faces(List<FacePhoto> sources, Detector detector) {
    List<MarkedFace> faces = sources.stream().map(MarkedFace::of).toList();
    if (small == null) {
      return faces;
    }
    Pasting pasting = new Pasting(PhotoFiles.in(List.of(small)), detector, seed);
    List<MarkedFace> pasted = new ArrayList<>();
    faces.forEach(face -> pasted.add(pasting.paste(face)));
    return pasted;
  }

  private void print(AlbumScore score) throws IOException {
    String title =
        "%d avatars, each among its person's other photos and all of %d other people%s"
            .formatted(
                score.avatars().size(),
                others,
                small == null ? "" : ", faces of 30 to 40 px on photos of strangers");
    console.out().println(AlbumTables.summary(title, score).markdown());
    AlbumTables.worst(score, SHOWN).forEach(console.out()::println);
    console.out().flush();
    if (csv != null) {
      try (ResultFile file = ResultFile.at(csv)) {
        file.println(AlbumTables.HEADER);
        AlbumTables.csv(score).forEach(file::println);
        file.complete();
      }
    }
    if (sheet != null) {
      AlbumSheet.write(score.worst().stream().limit(DRAWN).toList(), sheet);
    }
  }
}
