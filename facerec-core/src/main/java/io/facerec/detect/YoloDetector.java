package io.facerec.detect;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Suppliers;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.image.DecodedPhoto;
import io.facerec.model.Model;
import io.facerec.model.ModelContract;
import io.facerec.model.ModelOutputs;
import io.facerec.model.SessionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The default detector: one look at the photo, a grid of cells that each predict a face (Redmon et
 * al., You Only Look Once, 2016), here with five landmarks.
 *
 * <pre>{@code
 * for (Face face : YoloDetector.ofDefault().detect(Photo.of(Path.of("party.jpg")))) {
 *   out.println(face.box() + " " + face.score());
 * }
 * }</pre>
 *
 * <p>Everything between pixels and boxes is in the graph, non-maximum suppression included, so any
 * exported graph with the same inputs and outputs serves here.
 */
public final class YoloDetector implements Detector {
  private static final String SHIPPED = "io/facerec/models/yolo";

  private static final ModelContract CONTRACT =
      new ModelContract(
          "face-detector",
          Set.of("photo", "longest_side", "min_score"),
          Set.of("boxes", "scores", "landmarks"),
          Set.of("minScore", "longestSide"));

  private static final Supplier<YoloDetector> DEFAULT =
      Suppliers.memoize(() -> new YoloDetector(builder(), /* shared= */ true));

  private final Model model;
  private final boolean shared;
  private final float minScore;
  private final int longestSide;

  private YoloDetector(Builder options, boolean shared) {
    this.shared = shared;
    model = options.source.apply(options.session);
    model.expect(CONTRACT);
    Double score = options.minScore;
    minScore = (float) (score == null ? model.parameter("minScore") : score);
    Integer side = options.longestSide;
    longestSide = side == null ? (int) model.parameter("longestSide") : side;
  }

  /**
   * The detector that ships with facerec, with the options of its card. The whole process shares
   * it, so closing it does nothing.
   */
  public static YoloDetector ofDefault() {
    return DEFAULT.get();
  }

  /**
   * The detector in this folder, with the options of its card.
   *
   * @throws io.facerec.exception.InvalidModelException if it is missing, damaged or foreign
   */
  public static YoloDetector load(Path folder) {
    return builder(folder).build();
  }

  /** Options for the detector in this folder. */
  public static Builder builder(Path folder) {
    return new Builder(options -> Model.load(folder, options));
  }

  /** Options for the detector that ships with facerec; what is built is the caller's to close. */
  public static Builder builder() {
    return new Builder(options -> Model.fromClasspath(SHIPPED, options));
  }

  @Override
  public List<Face> detect(DecodedPhoto photo) {
    try (TInt32 side = TInt32.scalarOf(longestSide);
        TFloat32 score = TFloat32.scalarOf(minScore);
        ModelOutputs found =
            model.run(
                Map.of("photo", photo.pixels(), "longest_side", side, "min_score", score),
                "boxes",
                "scores",
                "landmarks")) {
      return new FaceReader(photo).read(found);
    }
  }

  @Override
  public int longestSide() {
    return longestSide;
  }

  @Override
  public void close() {
    if (!shared) {
      model.close();
    }
  }

  /** Options of a detector; the defaults are those of the model's card. */
  public static final class Builder {
    private final Function<SessionOptions, Model> source;
    private SessionOptions session = SessionOptions.DEFAULT;
    private @Nullable Double minScore;
    private @Nullable Integer longestSide;

    private Builder(Function<SessionOptions, Model> source) {
      this.source = source;
    }

    /** Faces that the net is less sure of are dropped, in [0, 1]. Default: the card's. */
    @CanIgnoreReturnValue
    public Builder minScore(double score) {
      checkArgument(score >= 0 && score <= 1, "minScore is %s, must be in [0, 1]", score);
      minScore = score;
      return this;
    }

    /**
     * Pixels of a photo's longer side that the net looks at, at least 32; larger photos are shrunk.
     * Twice as many cost four times the work and show faces of half the size. Default: the card's.
     */
    @CanIgnoreReturnValue
    public Builder longestSide(int pixels) {
      checkArgument(pixels >= 32, "longestSide is %s, must be at least 32", pixels);
      longestSide = pixels;
      return this;
    }

    /** How TensorFlow runs the net. Default: {@link SessionOptions#DEFAULT}. */
    @CanIgnoreReturnValue
    public Builder session(SessionOptions options) {
      session = options;
      return this;
    }

    /**
     * Loads the model; what is built is the caller's to close.
     *
     * @throws io.facerec.exception.InvalidModelException if it is missing, damaged or foreign
     */
    public YoloDetector build() {
      return new YoloDetector(this, /* shared= */ false);
    }
  }
}
