package io.facerec.examples;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.facerec.detect.Face;
import io.facerec.examples.compare.Comparison;
import io.facerec.examples.compare.ComparisonTables;
import io.facerec.examples.compare.Contestant;
import io.facerec.examples.compare.SpeedStory;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.examples.console.ResultFile;
import io.facerec.examples.report.ComparisonPage;
import io.facerec.examples.report.Table;
import io.facerec.examples.report.Thumbnailer;
import io.facerec.image.Photo;
import io.facerec.train.data.LabelledPhoto;
import io.facerec.train.detection.DetectionPhotos;
import io.facerec.train.detection.DetectorExporter;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.evaluation.FacesPerPhoto;
import io.facerec.train.detection.evaluation.SeenPhoto;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec compare}: all detectors on the same photos in one run. */
@Command(
    name = "compare",
    description = {
      "Compares all detectors that come with facerec, on the same photos in one run, one thread",
      "each: processor time a photo, split into proposals, network and the rest (decoding and",
      "shrinking), the size of the weights, and average precision at IoU 0.5 by the height of",
      "faces and by how many are on a photo.",
      "",
      "Tables in Markdown on stdout, and with --html as a page with pictures."
    })
final class CompareCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Holds val with its label.txt; or holds detection.")
  private Path data;

  @Option(
      names = "--more",
      paramLabel = "DIR",
      description = "Holds photos of other events, unpacked, with val.txt.")
  private @Nullable Path more;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with the tables and what each detector found on a few photos.")
  private @Nullable Path html;

  @Option(
      names = "--photos",
      paramLabel = "N",
      description = "Look at N photos of each kind alone, evenly spread. Default: all.")
  private int most = Integer.MAX_VALUE;

  @Option(
      names = "--timed",
      paramLabel = "N",
      defaultValue = "24",
      description = "Take times on N of these photos. Default: ${DEFAULT-VALUE}")
  private int timed;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often times are taken on each. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Override
  public Integer call() {
    if (most < 1 || timed < 1 || rounds < 1) {
      throw console.wrongWords("--photos, --timed and --rounds must be at least 1");
    }
    List<Contestant> contestants = new ArrayList<>();
    try {
      Detectors.METHODS.stream()
          .filter(Detectors::isShipped)
          .forEach(method -> contestants.add(contestant(method)));
      compare(contestants);
    } finally {
      contestants.forEach(Contestant::close);
    }
    return 0;
  }

  private static Contestant contestant(DetectorMethod method) {
    return new Contestant(
        method.name(),
        Detectors.weights(method),
        Detectors.shipped(method).build(),
        DetectorExporter.measured(Detectors.shipped(method)),
        method.needsProposals());
  }

  private void compare(List<Contestant> contestants) {
    Comparison comparison = comparison(contestants);
    List<Table> tables = ComparisonTables.of(comparison);
    List<String> sentences = SpeedStory.of(comparison);
    PrintWriter out = console.out();
    tables.forEach(table -> out.println(table.markdown()));
    sentences.forEach(sentence -> out.println("- " + sentence));
    out.flush();
    if (html != null) {
      try (ResultFile file = console.results(html);
          Thumbnailer thumbnailer = new Thumbnailer()) {
        new ComparisonPage(file::write, thumbnailer)
            .write(tables, sentences, shown(contestants, comparison));
        file.complete();
      }
    }
  }

  private Comparison comparison(List<Contestant> contestants) {
    DetectionPhotos folder = DetectionPhotos.in(data, Optional.ofNullable(more));
    List<LabelledPhoto> validation = some(folder.validation(), most);
    List<LabelledPhoto> unseen = some(folder.unseenEvents(), most);
    List<LabelledPhoto> all =
        ImmutableList.<LabelledPhoto>builder().addAll(validation).addAll(unseen).build();
    Comparison.Photos photos = new Comparison.Photos(some(all, timed), validation, unseen);
    int looks = photos.looks(contestants.size(), rounds);
    AtomicInteger done = new AtomicInteger();
    try (Progress progress = console.progress("comparing", "photos")) {
      return Comparison.run(
          contestants, photos, rounds, () -> progress.at(done.incrementAndGet(), looks));
    }
  }

  /** So many, evenly spread. */
  private static List<LabelledPhoto> some(List<LabelledPhoto> photos, int most) {
    int count = Math.min(most, photos.size());
    return IntStream.range(0, count)
        .mapToObj(i -> photos.get((int) ((long) i * photos.size() / count)))
        .collect(toImmutableList());
  }

  /** A photo for each degree of crowdedness, with what each detector gives by itself. */
  private static List<ComparisonPage.Shown> shown(
      List<Contestant> contestants, Comparison comparison) {
    List<SeenPhoto> seen = comparison.results().get(0).seen();
    return FacesPerPhoto.REPORTED.stream()
        .flatMap(crowd -> crowd.of(seen).stream().limit(1))
        .map(photo -> shown(contestants, Photo.of(photo.photo().file())))
        .collect(toImmutableList());
  }

  private static ComparisonPage.Shown shown(List<Contestant> contestants, Photo photo) {
    ImmutableMap.Builder<String, List<Face>> found = ImmutableMap.builder();
    contestants.forEach(c -> found.put(c.name(), c.usual().detect(photo)));
    return new ComparisonPage.Shown(photo, found.buildOrThrow());
  }
}
