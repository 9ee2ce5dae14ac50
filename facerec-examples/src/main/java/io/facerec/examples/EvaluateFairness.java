package io.facerec.examples;

import static com.google.common.collect.ImmutableList.toImmutableList;

import io.facerec.detect.Detector;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.ResultFile;
import io.facerec.examples.slice.GroupTables;
import io.facerec.image.Photo;
import io.facerec.train.data.TaughtFolder;
import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.train.evaluation.face.FaceEmbedder;
import io.facerec.train.evaluation.group.FalseMatches;
import io.facerec.train.evaluation.group.GroupRate;
import io.facerec.train.evaluation.group.GroupRates;
import io.facerec.train.evaluation.group.GroupedFolders;
import io.facerec.train.evaluation.group.GroupedPhoto;
import io.facerec.verify.Embedding;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec evaluate fairness}: who is taken for whom how often, by groups of people? */
@Command(
    name = "fairness",
    description = {
      "Measures false match rates inside and across groups of age, sex and ethnicity, at the"
          + " verifier's thresholds for 1e-3 and 1e-4, on faces without names. As many faces of"
          + " each combination of groups are drawn, so that groups differ in one attribute alone;"
          + " sex and ethnicity are of adults, since children, who are alike, would hide them."
          + " The detector finds and aligns them; intervals are of 95 %% over faces.",
      "",
      "Two pictures of one person count as a false match, as nobody knows: rates are upper bounds."
          + " Pairs nearer than --duplicate are taken for the same picture and left out."
    })
final class EvaluateFairness implements Runnable {
  /** A combination of ages alone is as large as one group of the other data. */
  private static final int AGES_ALONE = 6;

  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;

  @Option(
      names = "--unnamed",
      paramLabel = "DIR",
      description = "Holds fairface/AGE/ETHNICITY and utkface, as more/unpack lays them out.")
  private @Nullable Path unnamed;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "identity/labels.csv beside identity/distill: ages of All-Age-Faces.")
  private @Nullable Path labels;

  @Option(
      names = "--taught",
      paramLabel = "DIR",
      arity = "1..*",
      description = "What the net learned from (train siamese --taught): these faces are left out.")
  private List<Path> taught = List.of();

  @Option(
      names = "--each",
      paramLabel = "N",
      description = "Faces of each combination of groups. Default: ${DEFAULT-VALUE}")
  private int each = 34;

  @Option(names = "--seed", description = "Of the draw. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = "--duplicate",
      paramLabel = "DISTANCE",
      description = "Pairs nearer than this are one picture twice. Default: ${DEFAULT-VALUE}")
  private double duplicate = 0.35;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Where a line for every two groups goes.")
  private @Nullable Path csv;

  private final Set<Path> known = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  @Override
  public void run() {
    if (unnamed == null && labels == null) {
      throw console.wrongWords("--unnamed or --labels is missing: whose faces?");
    }
    taught.stream()
        .flatMap(folder -> TaughtFolder.read(folder).photos().stream())
        .forEach(face -> known.add(face.path()));
    try (Detector detector = models.detector();
        Verifier verifier = models.verifier()) {
      if (unnamed != null) {
        measure(
            "FairFace, men",
            GroupedFolders.fairFace(unnamed.resolve("fairface")),
            each,
            detector,
            verifier);
        measure(
            "UTKFace",
            GroupedFolders.utkFace(unnamed.resolve("utkface")),
            each,
            detector,
            verifier);
      }
      if (labels != null) {
        measure(
            "All-Age-Faces",
            GroupedFolders.ages(labels, "distill/aaf/"),
            AGES_ALONE * each,
            detector,
            verifier);
      }
    }
    if (csv != null) {
      try (ResultFile file = ResultFile.at(csv)) {
        file.println(GroupTables.HEADER);
        lines.forEach(file::println);
        file.complete();
      }
    }
  }

  private void measure(
      String data, List<GroupedPhoto> photos, int count, Detector detector, Verifier verifier) {
    List<GroupedPhoto> fresh =
        photos.stream().filter(photo -> !known.contains(TaughtFolder.key(photo.path()))).toList();
    List<GroupedPhoto> drawn = GroupedPhoto.sample(fresh, count, seed);
    List<Optional<Embedding>> found =
        new FaceEmbedder(detector, verifier)
            .main(drawn.stream().map(photo -> Photo.of(photo.path())).collect(toImmutableList()));
    List<GroupedPhoto> seen = new ArrayList<>();
    List<Embedding> faces = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      if (found.get(i).isPresent()) {
        seen.add(drawn.get(i));
        faces.add(found.get(i).get());
      }
    }
    console
        .out()
        .printf("%s: a face is seen on %d of %d pictures%n%n", data, faces.size(), drawn.size());
    for (String attribute : new TreeSet<>(drawn.get(0).groups().keySet())) {
      boolean isAge = attribute.equals(GroupedFolders.AGE);
      int[] rows =
          IntStream.range(0, faces.size()).filter(i -> isAge || seen.get(i).isAdult()).toArray();
      compare(
          isAge ? data : data + ", 20 years and more",
          attribute,
          IntStream.of(rows).mapToObj(seen::get).toList(),
          IntStream.of(rows).mapToObj(faces::get).toList(),
          verifier);
    }
    console.out().flush();
  }

  private void compare(
      String data,
      String attribute,
      List<GroupedPhoto> photos,
      List<Embedding> faces,
      Verifier verifier) {
    double usual = verifier.threshold(FalseMatchRate.of(1e-3));
    double strict = verifier.threshold(FalseMatchRate.of(1e-4));
    FalseMatches matches = FalseMatches.of(faces, duplicate, usual);
    List<String> names =
        photos.stream().map(photo -> String.valueOf(photo.groups().get(attribute))).toList();
    GroupRates groups = new GroupRates(names, matches, strict, usual);
    List<GroupRate> rates = groups.rates(PeopleBootstrap.DEFAULT);
    String title =
        "False matches in 1,000 pairs, %s, by %s (duplicates left out: %d)"
            .formatted(data, attribute, matches.duplicates().size());
    console.out().println(GroupTables.of(title, groups, rates).markdown());
    console
        .out()
        .println(
            GroupTables.matrix("The same at 1e-3, of every two groups", groups, rates).markdown());
    lines.addAll(GroupTables.csv(data.replace(",", ""), attribute, rates));
  }
}
