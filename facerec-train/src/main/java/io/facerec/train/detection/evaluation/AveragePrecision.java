package io.facerec.train.detection.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.image.Box;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.plot.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * How well a detector finds the faces of one range of sizes: the area under the curve of precision
 * over recall, precision made to fall only (as WIDER FACE and PASCAL VOC since 2010 do it).
 *
 * <p>In each photo the detections, surest first, each take the free face that they overlap most, if
 * intersection over union reaches the threshold. One that takes none is a false positive, also if
 * its face was found before, unless it lies on a face outside the range, or at least half inside a
 * region to ignore, or is itself of a size outside the range: then it does not count.
 */
public final class AveragePrecision {
  private static final double COVERED = 0.5;

  private final double threshold;
  private final FaceSize size;
  private final List<Verdict> verdicts = new ArrayList<>();
  private int faces;
  private int photos;

  /**
   * Begins with no photo.
   *
   * @param threshold the least intersection over union of a find, in (0, 1]
   */
  public AveragePrecision(double threshold, FaceSize size) {
    checkArgument(threshold > 0 && threshold <= 1, "threshold is %s, must be in (0, 1]", threshold);
    this.threshold = threshold;
    this.size = size;
  }

  /** Of these photos, at {@link DetectionEvaluation#THRESHOLD}. */
  public static AveragePrecision of(FaceSize size, Collection<SeenPhoto> photos) {
    AveragePrecision precision = new AveragePrecision(DetectionEvaluation.THRESHOLD, size);
    photos.forEach(photo -> precision.add(photo.labels(), photo.found()));
    return precision;
  }

  private record Verdict(double score, boolean right) {}

  /** Adds a photo: what is there, and what was found. */
  void add(List<LabelledFace> labels, List<FoundFace> found) {
    photos++;
    List<LabelledFace> wanted = labels.stream().filter(this::wanted).toList();
    faces += wanted.size();
    Set<LabelledFace> free = new HashSet<>(wanted);
    List<FoundFace> surest =
        found.stream().sorted(Comparator.comparingDouble(FoundFace::score).reversed()).toList();
    for (FoundFace one : surest) {
      LabelledFace best =
          free.stream()
              .filter(face -> overlap(face, one) >= threshold)
              .max(Comparator.comparingDouble(face -> overlap(face, one)))
              .orElse(null);
      if (best != null) {
        free.remove(best);
        verdicts.add(new Verdict(one.score(), true));
      } else if (size.contains(one.box()) && labels.stream().noneMatch(l -> excuses(l, one))) {
        verdicts.add(new Verdict(one.score(), false));
      }
    }
  }

  private boolean wanted(LabelledFace face) {
    return !face.ignored() && size.contains(face.box());
  }

  private boolean excuses(LabelledFace label, FoundFace one) {
    if (wanted(label)) {
      return false;
    }
    Box box = one.box();
    return overlap(label, one) >= threshold
        || (label.ignored() && label.box().intersection(box) >= COVERED * box.area());
  }

  private static double overlap(LabelledFace face, FoundFace one) {
    return face.box().intersectionOverUnion(one.box());
  }

  /** The faces of the range, those that were to be found. */
  public int faces() {
    return faces;
  }

  /** The average precision, in [0, 1]; 0 where there was no face. */
  public double value() {
    List<Verdict> ranked = ranked();
    double area = 0;
    double best = 0;
    int right = (int) ranked.stream().filter(Verdict::right).count();
    // from the last find back, so that the best precision at this recall or above is known
    for (int i = ranked.size() - 1; i >= 0; i--) {
      if (ranked.get(i).right()) {
        best = Math.max(best, (double) right / (i + 1));
        area += best / faces;
        right--;
      }
    }
    return area;
  }

  /**
   * Precision over recall, a point for each find, from the surest on.
   *
   * @param name of the series
   * @return nothing where no face of the range was found
   */
  Optional<Series> curve(String name) {
    DoubleStream.Builder recalls = DoubleStream.builder();
    DoubleStream.Builder precisions = DoubleStream.builder();
    int right = 0;
    int count = 0;
    for (Verdict verdict : ranked()) {
      count++;
      if (verdict.right()) {
        right++;
        recalls.add((double) right / faces);
        precisions.add((double) right / count);
      }
    }
    return right == 0
        ? Optional.empty()
        : Optional.of(Series.line(name, recalls.build().toArray(), precisions.build().toArray()));
  }

  /** The share of the faces found while there is at most this many false positives a photo. */
  public double recallAt(double falsePositivesPerPhoto) {
    double allowed = falsePositivesPerPhoto * photos;
    int right = 0;
    int wrong = 0;
    for (Verdict verdict : ranked()) {
      if (verdict.right()) {
        right++;
      } else if (++wrong > allowed) {
        break;
      }
    }
    return faces == 0 ? 0 : (double) right / faces;
  }

  /** The share of the detections of at least this score that are right; 1 where there is none. */
  public double precisionAt(double score) {
    List<Verdict> sure = verdicts.stream().filter(v -> v.score() >= score).toList();
    long right = sure.stream().filter(Verdict::right).count();
    return sure.isEmpty() ? 1 : (double) right / sure.size();
  }

  /** The share of the faces found by detections of at least this score. */
  public double recallFrom(double score) {
    long right = verdicts.stream().filter(v -> v.right() && v.score() >= score).count();
    return faces == 0 ? 0 : (double) right / faces;
  }

  /** The lowest score at and above which this share of the detections is right. */
  public OptionalDouble scoreFor(double precision) {
    OptionalDouble lowest = OptionalDouble.empty();
    int right = 0;
    int count = 0;
    for (Verdict verdict : ranked()) {
      count++;
      right += verdict.right() ? 1 : 0;
      if (right >= precision * count) {
        lowest = OptionalDouble.of(verdict.score());
      }
    }
    return lowest;
  }

  /**
   * The highest score that still finds this share of the faces.
   *
   * @param recall in (0, 1]
   * @return nothing where fewer are found at any score
   */
  public OptionalDouble scoreForRecall(double recall) {
    checkArgument(recall > 0 && recall <= 1, "recall is %s, must be in (0, 1]", recall);
    return ranked().stream()
        .filter(Verdict::right)
        .skip((long) Math.ceil(recall * faces - 1e-9) - 1)
        .mapToDouble(Verdict::score)
        .findFirst();
  }

  private List<Verdict> ranked() {
    return verdicts.stream().sorted(Comparator.comparingDouble(Verdict::score).reversed()).toList();
  }
}
