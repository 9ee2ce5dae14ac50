package io.facerec.detect;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.model.Model;
import io.facerec.model.ModelContract;
import io.facerec.model.SessionOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Options of a detector; the defaults are those of the model's card.
 *
 * @param <D> the detector to build
 */
public final class DetectorBuilder<D extends Detector> {
  private final Function<SessionOptions, Model> source;
  private final ModelContract contract;
  private final Function<DetectorModel, D> maker;
  private SessionOptions session = SessionOptions.FAST;
  private @Nullable Double minScore;
  private @Nullable Integer longestSide;

  /**
   * Begins with the defaults.
   *
   * @param source loads the model
   * @param contract that the model has to keep
   * @param maker of the detector
   */
  DetectorBuilder(
      Function<SessionOptions, Model> source,
      ModelContract contract,
      Function<DetectorModel, D> maker) {
    this.source = source;
    this.contract = contract;
    this.maker = maker;
  }

  /** Faces that the net is less sure of are dropped, in [0, 1]. Default: the card's. */
  @CanIgnoreReturnValue
  public DetectorBuilder<D> minScore(double score) {
    checkArgument(score >= 0 && score <= 1, "minScore is %s, must be in [0, 1]", score);
    minScore = score;
    return this;
  }

  /**
   * Pixels of a photo's longer side that the net looks at, at least 32; larger photos are shrunk.
   * Twice as many cost four times the work and show faces of half the size. Default: the card's.
   */
  @CanIgnoreReturnValue
  public DetectorBuilder<D> longestSide(int pixels) {
    checkArgument(pixels >= 32, "longestSide is %s, must be at least 32", pixels);
    longestSide = pixels;
    return this;
  }

  /**
   * How TensorFlow runs the net. Default: {@link SessionOptions#FAST}; with {@link
   * SessionOptions#DEFAULT} scores and boxes are the same, but for rounding, on every processor.
   */
  @CanIgnoreReturnValue
  public DetectorBuilder<D> session(SessionOptions options) {
    session = options;
    return this;
  }

  /**
   * Loads the model; what is built is the caller's to close.
   *
   * @throws io.facerec.exception.InvalidModelException if it is missing, damaged or foreign
   */
  public D build() {
    Model model = source.apply(session);
    model.expect(contract);
    float score = (float) (minScore == null ? model.parameter("minScore") : minScore);
    int side = longestSide == null ? (int) model.parameter("longestSide") : longestSide;
    return maker.apply(new DetectorModel(model, score, side));
  }
}
