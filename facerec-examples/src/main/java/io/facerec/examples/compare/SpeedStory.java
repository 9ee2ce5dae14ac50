package io.facerec.examples.compare;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the times of a comparison say of the step from each method to the next, in sentences. */
public final class SpeedStory {
  private static final String RCNN = "rcnn";
  private static final String FAST = "fast-rcnn";
  private static final String FASTER = "faster-rcnn";
  private static final String YOLO = "yolo";

  private SpeedStory() {}

  /** A sentence for each step of which both ends were compared. */
  public static List<String> of(Comparison comparison) {
    ImmutableList.Builder<String> sentences = ImmutableList.builder();
    Optional<Split> rcnn = split(comparison, RCNN);
    Optional<Split> fast = split(comparison, FAST);
    if (rcnn.isPresent() && fast.isPresent()) {
      sentences.add(repeated(rcnn.get(), fast.get()));
    }
    step(comparison, RCNN, FAST).ifPresent(sentences::add);
    step(comparison, FAST, FASTER).ifPresent(sentences::add);
    step(comparison, FASTER, YOLO).ifPresent(sentences::add);
    step(comparison, RCNN, YOLO).ifPresent(sentences::add);
    return sentences.build();
  }

  private static String repeated(Split rcnn, Split fast) {
    double repeated = Math.max(0, rcnn.network() - fast.network());
    return String.format(
        Locale.ROOT,
        "Running the net again for each proposal is %.0f %% of R-CNN's time: %.0f ms a photo"
            + " for its net, %.0f ms where Fast R-CNN runs it once, %.1f times less.",
        100 * repeated / rcnn.total(),
        rcnn.network(),
        fast.network(),
        rcnn.network() / fast.network());
  }

  private static Optional<String> step(Comparison comparison, String slow, String quick) {
    return split(comparison, slow)
        .flatMap(
            a ->
                split(comparison, quick)
                    .map(
                        b ->
                            String.format(
                                Locale.ROOT,
                                "%s takes %.1f times as long as %s.",
                                slow,
                                a.total() / b.total(),
                                quick)));
  }

  private static Optional<Split> split(Comparison comparison, String name) {
    return comparison.of(name).map(Comparison.Result::split);
  }
}
