package io.facerec.examples;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Detector;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.slice.SliceRun;
import io.facerec.examples.slice.SliceTable;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.evaluation.face.FaceEmbedder;
import io.facerec.train.evaluation.face.MarkedFace;
import io.facerec.train.evaluation.slice.SliceRow;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec evaluate slices}: on which faces is a verifier weak? */
@Command(
    name = "slices",
    description = {
      "Measures a verifier on slices of the faces of identity/val: by height, turn, sharpness, with"
          + " sunglasses, mask, motion blur or little light. A changed face is compared with"
          + " unchanged ones, as a photo is with an avatar, once by its true landmarks and once by"
          + " those that the detector sees.",
      "",
      "Thresholds are the verifier's own and the same for all slices; intervals are of 95 %% over"
          + " people."
    })
final class EvaluateSlices implements Runnable {
  private static final ImmutableList<String> SOURCES =
      ImmutableList.of(
          "CelebA", "Families in the Wild: all ages", "Celebrities in Frontal-Profile", "PINS");

  /** The end of a file's name says its source; two sources are of the same families. */
  private static final ImmutableList<ImmutableList<String>> ENDINGS =
      ImmutableList.of(
          ImmutableList.of("_11.jpg"),
          ImmutableList.of("_12.jpg", "_13.jpg"),
          ImmutableList.of("_14.jpg"),
          ImmutableList.of("_15.jpg"));

  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;

  @Option(names = "--data", required = true, description = "Holds identity/val.")
  private Path data = Path.of(".");

  @Option(
      names = "--more",
      paramLabel = "FACES",
      description =
          "The unpacked faces of more: adds slices by source and turn of the people held out"
              + " there.")
  private @Nullable Path more;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      description = "How many people of --more were held out. Default: ${DEFAULT-VALUE}")
  private int heldOut = 500;

  @Option(
      names = "--held-out-seed",
      paramLabel = "N",
      description = "The seed of the training that held them out. Default: ${DEFAULT-VALUE}")
  private long heldOutSeed = 20261124;

  @Override
  public void run() {
    try (Detector detector = models.detector();
        Verifier verifier = models.verifier()) {
      FaceEmbedder embedder = new FaceEmbedder(detector, verifier);
      List<MarkedFace> val = marked(ResearchFaces.development(data));
      table(
          "People of identity/val",
          rows -> {
            SliceRun run = new SliceRun(val, embedder, verifier, rows);
            run.changes();
            run.turns();
            run.sharpness();
          });
      if (more != null) {
        List<MarkedFace> held = marked(ResearchFaces.in(data, more).heldOut(heldOut, heldOutSeed));
        table(
            heldOut + " people of more, held out for the thresholds",
            rows -> {
              SliceRun run = new SliceRun(held, embedder, verifier, rows);
              run.sources(SOURCES, sources(held));
              run.turns();
            });
      }
    }
  }

  private static List<MarkedFace> marked(FaceFolder people) {
    return people.photos().stream()
        .filter(photo -> photo.landmarks().isPresent())
        .map(MarkedFace::of)
        .collect(toImmutableList());
  }

  private static int[] sources(List<MarkedFace> faces) {
    return faces.stream()
        .mapToInt(
            face -> {
              for (int source = 0; source < ENDINGS.size(); source++) {
                if (ENDINGS.get(source).stream().anyMatch(face.photo().name()::endsWith)) {
                  return source;
                }
              }
              return -1;
            })
        .toArray();
  }

  private void table(String title, Consumer<Consumer<SliceRow>> measuring) {
    List<SliceRow> rows = new ArrayList<>();
    measuring.accept(rows::add);
    console.out().println(SliceTable.of(title, rows).markdown());
    console.out().flush();
  }
}
