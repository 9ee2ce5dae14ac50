package io.facerec.train.detection.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.data.LabelledFace;
import io.facerec.train.plot.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
  private final double threshold;
  private final FaceSize size;
  private final List<Matching.Verdict> verdicts = new ArrayList<>();
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

  /** Adds a photo: what is there, and what was found. */
  void add(List<LabelledFace> labels, List<FoundFace> found) {
    photos++;
    Matching matching = Matching.of(labels, found, size, threshold);
    faces += matching.wanted().size();
    verdicts.addAll(matching.verdicts());
  }

  /** The faces of the range, those that were to be found. */
  public int faces() {
    return faces;
  }

  /** The average precision, in [0, 1]; 0 where there was no face. */
  public double value() {
    List<Matching.Verdict> ranked = ranked();
    double sum = 0;
    double best = 0;
    int right = (int) ranked.stream().filter(Matching.Verdict::right).count();
    // from the last find back, so that the best precision at this recall or above is known
    for (int i = ranked.size() - 1; i >= 0; i--) {
      if (ranked.get(i).right()) {
        best = Math.max(best, (double) right / (i + 1));
        sum += best;
        right--;
      }
    }
    return faces == 0 ? 0 : sum / faces;
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
    for (Matching.Verdict verdict : ranked()) {
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
    for (Matching.Verdict verdict : ranked()) {
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
    List<Matching.Verdict> sure = verdicts.stream().filter(v -> score(v) >= score).toList();
    long right = sure.stream().filter(Matching.Verdict::right).count();
    return sure.isEmpty() ? 1 : (double) right / sure.size();
  }

  /** The share of the faces found by detections of at least this score. */
  public double recallFrom(double score) {
    long right = verdicts.stream().filter(v -> v.right() && score(v) >= score).count();
    return faces == 0 ? 0 : (double) right / faces;
  }

  /** The lowest score at and above which this share of the detections is right. */
  public OptionalDouble scoreFor(double precision) {
    OptionalDouble lowest = OptionalDouble.empty();
    int right = 0;
    int count = 0;
    for (Matching.Verdict verdict : ranked()) {
      count++;
      right += verdict.right() ? 1 : 0;
      if (right >= precision * count) {
        lowest = OptionalDouble.of(score(verdict));
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
        .filter(Matching.Verdict::right)
        .skip((long) Math.ceil(recall * faces - 1e-9) - 1)
        .mapToDouble(AveragePrecision::score)
        .findFirst();
  }

  private List<Matching.Verdict> ranked() {
    return verdicts.stream()
        .sorted(Comparator.comparingDouble(AveragePrecision::score).reversed())
        .toList();
  }

  private static double score(Matching.Verdict verdict) {
    return verdict.found().score();
  }
}
