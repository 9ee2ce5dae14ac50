package io.facerec.train.detection;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Detector;
import io.facerec.train.data.DetectionAnnotations;
import io.facerec.train.data.DetectionStreamer;
import io.facerec.train.data.LabelledPhoto;
import io.facerec.train.detection.evaluation.LandmarkError;
import io.facerec.train.detection.evaluation.SeenPhoto;
import io.facerec.train.detection.evaluation.SeenSets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The photos that the detector is trained and measured on, as two folders hold them: {@code
 * train/label.txt}, {@code val/label.txt} and {@code negatives/label.txt} in the first, {@code
 * photos/train.txt} and {@code photos/val.txt} in the second, which may be absent. What is for
 * validation is never trained on.
 *
 * @param folder the first
 * @param more the second
 */
public record DetectionPhotos(Path folder, Optional<Path> more) {
  /**
   * The photos of a data folder.
   *
   * @param data the first folder, or the one that holds it as {@code detection}
   */
  public static DetectionPhotos in(Path data, Optional<Path> more) {
    Path inside = data.resolve("detection");
    return new DetectionPhotos(Files.isDirectory(inside) ? inside : data, more);
  }

  /** Labelled photos for training, of all sources. */
  public List<LabelledPhoto> training() {
    ImmutableList.Builder<LabelledPhoto> photos = ImmutableList.builder();
    photos.addAll(DetectionAnnotations.read(folder.resolve("train/label.txt")));
    more.ifPresent(
        root -> photos.addAll(DetectionAnnotations.read(root.resolve("photos/train.txt"))));
    return photos.build();
  }

  /** Photos without faces. */
  public List<LabelledPhoto> negatives() {
    return DetectionAnnotations.read(folder.resolve("negatives/label.txt"));
  }

  /** Photos kept for validation, of the same sources and events as those for training. */
  public List<LabelledPhoto> validation() {
    return DetectionAnnotations.read(folder.resolve("val/label.txt"));
  }

  /**
   * Photos kept for validation, of events that training has not seen; none without {@code more}.
   */
  public List<LabelledPhoto> unseenEvents() {
    return more.map(root -> DetectionAnnotations.read(root.resolve("photos/val.txt")))
        .orElse(List.of());
  }

  /** How many photos {@link #seenBy} looks at. */
  public int measured(int mostNegatives) {
    return validation().size()
        + unseenEvents().size()
        + Math.min(negatives().size(), mostNegatives);
  }

  /**
   * What a detector finds on all photos that are not for training alone.
   *
   * @param mostNegatives photos without faces at most, spread over all of them
   * @param afterEach is run after each photo
   */
  public SeenSets seenBy(Detector detector, int mostNegatives, Runnable afterEach) {
    List<LabelledPhoto> negatives = negatives();
    int count = Math.min(negatives.size(), mostNegatives);
    List<LabelledPhoto> spread =
        IntStream.range(0, count)
            .mapToObj(i -> negatives.get((int) ((long) i * negatives.size() / count)))
            .toList();
    return new SeenSets(
        seen(validation(), detector, afterEach),
        seen(unseenEvents(), detector, afterEach),
        seen(spread, detector, afterEach));
  }

  private static List<SeenPhoto> seen(
      List<LabelledPhoto> photos, Detector detector, Runnable afterEach) {
    ImmutableList.Builder<SeenPhoto> seen = ImmutableList.builder();
    for (LabelledPhoto photo : photos) {
      seen.add(SeenPhoto.of(photo, detector));
      afterEach.run();
    }
    return seen.build();
  }

  /** What is trained on, in words: photos by source. */
  String describe() {
    Map<String, Long> bySource =
        training().stream().collect(groupingBy(LabelledPhoto::source, TreeMap::new, counting()));
    return "labelled photos %s; without faces %d".formatted(bySource, negatives().size());
  }

  /**
   * Photos for training, with faces and without.
   *
   * @param most of them, drawn at random; a larger number takes the same ones and more
   * @param seed of the lot
   */
  public List<LabelledPhoto> drawn(int most, long seed) {
    List<LabelledPhoto> photos = new ArrayList<>(training());
    photos.addAll(negatives());
    if (most < photos.size()) {
      Collections.shuffle(photos, new Random(seed));
    }
    return photos.subList(0, Math.min(most, photos.size()));
  }

  /**
   * Random crops for training. Everyday scenes with many sizes of faces (WIDER) come four times as
   * often as a photo's turn, portraits twice.
   */
  public static DetectionStreamer.Builder crops(List<LabelledPhoto> photos) {
    DetectionStreamer.Builder streamer = DetectionStreamer.builder();
    for (LabelledPhoto photo : photos) {
      streamer.add(List.of(photo), copies(photo.source()));
    }
    return streamer;
  }

  /** Whether the landmarks of one of its faces, or more, were marked by hand. */
  static boolean isMarkedByHand(LabelledPhoto photo) {
    return photo.faces().stream().anyMatch(LandmarkError::isMarkedByHand);
  }

  /**
   * Random crops for the second look alone. A portrait shows one face where a scene shows many, so
   * portraits come six times as often.
   */
  static DetectionStreamer.Builder secondLookCrops(List<LabelledPhoto> photos) {
    DetectionStreamer.Builder streamer = DetectionStreamer.builder();
    for (LabelledPhoto photo : photos) {
      streamer.add(List.of(photo), photo.source().equals("helen") ? 6 : 1);
    }
    return streamer;
  }

  private static int copies(String source) {
    return switch (source) {
      case "wider" -> 4;
      case "human", "helen" -> 2;
      default -> 1;
    };
  }
}
