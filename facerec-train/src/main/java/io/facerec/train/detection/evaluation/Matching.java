package io.facerec.train.detection.evaluation;

import com.google.common.collect.ImmutableList;
import io.facerec.image.Box;
import io.facerec.train.data.LabelledFace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was found on one photo beside the faces of one range of sizes that are there., by the rules
 * of {@link AveragePrecision}.
 *
 * @param wanted the faces of the range
 * @param verdicts the detections that count, surest first
 */
record Matching(List<LabelledFace> wanted, List<Verdict> verdicts) {
  private static final double COVERED = 0.5;

  /**
   * A detection that counts.
   *
   * @param found the detection
   * @param face that it takes; absent, it is a false positive
   */
  record Verdict(FoundFace found, Optional<LabelledFace> face) {
    boolean right() {
      return face.isPresent();
    }
  }

  /**
   * Matches a photo.
   *
   * @param threshold the least intersection over union of a find
   */
  static Matching of(
      List<LabelledFace> labels, List<FoundFace> found, FaceSize size, double threshold) {
    List<LabelledFace> wanted =
        labels.stream().filter(face -> !face.ignored() && size.contains(face.box())).toList();
    List<LabelledFace> excuses =
        labels.stream().filter(face -> face.ignored() || !size.contains(face.box())).toList();
    List<LabelledFace> free = new ArrayList<>(wanted);
    ImmutableList.Builder<Verdict> verdicts = ImmutableList.builder();
    for (FoundFace one : surestFirst(found)) {
      Optional<LabelledFace> best =
          free.stream()
              .filter(face -> overlap(face, one) >= threshold)
              .max(Comparator.comparingDouble(face -> overlap(face, one)));
      if (best.isPresent()) {
        free.remove(best.get());
        verdicts.add(new Verdict(one, best));
      } else if (size.contains(one.box())
          && excuses.stream().noneMatch(label -> excuses(label, one, threshold))) {
        verdicts.add(new Verdict(one, best));
      }
    }
    return new Matching(wanted, verdicts.build());
  }

  private static List<FoundFace> surestFirst(List<FoundFace> found) {
    return found.stream().sorted(Comparator.comparingDouble(FoundFace::score).reversed()).toList();
  }

  private static boolean excuses(LabelledFace label, FoundFace one, double threshold) {
    Box box = one.box();
    return overlap(label, one) >= threshold
        || (label.ignored() && label.box().intersection(box) >= COVERED * box.area());
  }

  private static double overlap(LabelledFace face, FoundFace one) {
    return face.box().intersectionOverUnion(one.box());
  }

  /** The faces of the range that no detection of at least this score takes. */
  List<LabelledFace> missed(double minScore) {
    List<LabelledFace> missed = new ArrayList<>(wanted);
    verdicts.stream()
        .filter(verdict -> verdict.found().score() >= minScore)
        .flatMap(verdict -> verdict.face().stream())
        .forEach(missed::remove);
    return missed;
  }
}
