package io.facerec.examples.peers;

import io.facerec.detect.DetectorBuilder;
import io.facerec.detect.YoloDetector;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.data.LabelledPhoto;
import io.facerec.train.detection.DetectionPhotos;
import io.facerec.train.detection.evaluation.AveragePrecision;
import io.facerec.train.detection.evaluation.FaceSize;
import io.facerec.train.detection.evaluation.LandmarkError;
import io.facerec.train.detection.evaluation.SeenPhoto;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nu.pattern.OpenCV;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * facerec's detector beside YuNet on the same photos in one run, one thread each: processor time
 * with the resizing but without the decoding, average precision, landmark errors on the faces that
 * both found, and false positives. {@code --help} says what it takes.
 */
@Command(
    name = "peers",
    mixinStandardHelpOptions = true,
    description = "facerec's detector beside YuNet in OpenCV, on the same photos.")
public final class DetectorPeers implements Runnable {
  // below any score that a curve of precision over recall needs
  private static final double OUR_LEAST_SCORE = 0.01;
  private static final double THEIR_LEAST_SCORE = 0.02;

  // what it is timed at; ours at its card's own
  private static final double THEIR_USUAL_SCORE = 0.6;

  private static final double RECALL = 0.9;
  private static final double LEAST_HEIGHT = 20;

  @Option(
      names = "--yunet",
      required = true,
      paramLabel = "FILE",
      description = "YuNet's weights, face_detection_yunet_2023mar.onnx of opencv_zoo.")
  private Path yunet;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Holds train, val and negatives, each with its label.txt; or holds detection.")
  private Path data;

  @Option(
      names = "--more",
      paramLabel = "DIR",
      description = "Holds photos, unpacked, with train.txt and val.txt.")
  private @Nullable Path more;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "An exported detector. Default: the one that ships.")
  private @Nullable Path model;

  @Option(
      names = "--photos",
      paramLabel = "N",
      defaultValue = "60",
      description = "Photos of each set that times are taken on. Default: ${DEFAULT-VALUE}")
  private int timed;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times that each is looked at. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Spec private CommandSpec spec;

  /** Runs it. */
  public static void main(String[] words) {
    OpenCV.loadLocally();
    Core.setNumThreads(1);
    System.exit(new CommandLine(new DetectorPeers()).execute(words));
  }

  @Override
  public void run() {
    DetectionPhotos photos = DetectionPhotos.in(data, Optional.ofNullable(more));
    PrintWriter out = spec.commandLine().getOut();
    time(photos, out);
    compare(photos, out);
  }

  private void time(DetectionPhotos photos, PrintWriter out) {
    List<LabelledPhoto> val = some(photos.validation());
    List<LabelledPhoto> unseen = some(photos.unseenEvents());
    List<LabelledPhoto> all = new ArrayList<>(val);
    all.addAll(unseen);
    PeerTimes times;
    try (YoloDetector ours = builder().build();
        YunetDetector theirs = new YunetDetector(yunet, THEIR_USUAL_SCORE)) {
      times = PeerTimes.of(all, rounds, ours, theirs);
    }
    out.println("Processor time, ms a photo, decoding left out\n");
    out.println("| photos | | facerec | YuNet | facerec / YuNet |");
    out.println("| --- | --- | --- | --- | --- |");
    for (String source : sources(val)) {
      out.println(
          times.row(
              "val/" + source,
              val.stream().filter(photo -> photo.source().equals(source)).toList()));
    }
    out.println(times.row("val", val));
    if (!unseen.isEmpty()) {
      out.println(times.row("other events", unseen));
    }
    out.flush();
  }

  private void compare(DetectionPhotos photos, PrintWriter out) {
    try (YoloDetector ours = builder().minScore(OUR_LEAST_SCORE).build();
        YunetDetector theirs = new YunetDetector(yunet, THEIR_LEAST_SCORE)) {
      SideBySide val = SideBySide.of("val", photos.validation(), ours, theirs);
      List<SideBySide> sets = new ArrayList<>();
      sources(photos.validation()).forEach(source -> sets.add(val.from(source)));
      sets.add(val);
      if (!photos.unseenEvents().isEmpty()) {
        sets.add(SideBySide.of("other events", photos.unseenEvents(), ours, theirs));
      }
      precision(sets, out);
      landmarks(sets, out);
      falsePositives(val, SideBySide.of("negatives", photos.negatives(), ours, theirs), out);
    }
  }

  private static void precision(List<SideBySide> sets, PrintWriter out) {
    out.println("\nAverage precision at IoU 0.5, facerec / YuNet (faces), by height in px\n");
    out.println("| photos | | 20-32 | 32-96 | 96+ | 32+ |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    sets.forEach(set -> out.println(set.precisionRow()));
    out.flush();
  }

  private static void landmarks(List<SideBySide> sets, PrintWriter out) {
    out.println(
        "\nLandmark error over the distance of the eyes, on the hand-marked faces of 20 px");
    out.println("and more that both found\n");
    out.println("| photos | faces | facerec, mean | YuNet, mean | ratio | medians |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    sets.forEach(set -> set.landmarkRow(DetectorPeers::isMarked).ifPresent(out::println));
    out.flush();
  }

  private static boolean isMarked(LabelledFace face) {
    return LandmarkError.isMarkedByHand(face)
        && face.box().height() >= LEAST_HEIGHT
        && LandmarkError.hasClearEyes(face);
  }

  private static void falsePositives(SideBySide val, SideBySide negatives, PrintWriter out) {
    out.println("\nFalse positives on photos without faces, at 90 % recall on val (32+ px)\n");
    out.println("| | score | false positives a photo |\n| --- | --- | --- |");
    out.println(falsePositives("facerec", val.ours(), negatives.ours()));
    out.println(falsePositives("YuNet", val.theirs(), negatives.theirs()));
    out.flush();
  }

  private static String falsePositives(
      String name, List<SeenPhoto> val, List<SeenPhoto> negatives) {
    double score = AveragePrecision.of(FaceSize.USUAL, val).scoreForRecall(RECALL).orElse(0);
    long wrong =
        negatives.stream()
            .flatMap(seen -> seen.found().stream())
            .filter(face -> face.score() >= score)
            .count();
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.4f (%d on %d) |",
        name,
        score,
        (double) wrong / negatives.size(),
        wrong,
        negatives.size());
  }

  private DetectorBuilder<YoloDetector> builder() {
    return model == null ? YoloDetector.builder() : YoloDetector.builder(model);
  }

  private List<LabelledPhoto> some(List<LabelledPhoto> photos) {
    int count = Math.min(timed, photos.size());
    List<LabelledPhoto> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(photos.get((int) ((long) i * photos.size() / count)));
    }
    return some;
  }

  private static List<String> sources(List<LabelledPhoto> photos) {
    return photos.stream().map(LabelledPhoto::source).distinct().sorted().toList();
  }
}
