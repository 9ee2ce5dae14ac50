package io.facerec.verify;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.exception.InvalidModelException;
import io.facerec.image.AlignedFaces;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceAligner;
import io.facerec.image.FaceRegion;
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
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The default verifier: a Siamese net (Koch et al., Siamese Neural Networks for One-shot Image
 * Recognition, 2015) that puts aligned faces on the unit sphere; the distance of two decides.
 *
 * <pre>{@code
 * Verification answer = SiameseVerifier.ofDefault().verify(faceA, faceB);
 * out.println(answer.same() + ", " + answer.probability());
 * }</pre>
 */
public final class SiameseVerifier implements Verifier {
  private static final String SHIPPED = "io/facerec/models/siamese";
  private static final String RATE = "defaultFalseMatchRate";
  private static final String SIZE = "faceSize";
  private static final String CHANNELS = "faceChannels";
  private static final int RGB = 3;

  private static final ModelContract CONTRACT =
      new ModelContract(
          "face-embedding",
          Set.of("faces"),
          Set.of("embeddings"),
          Set.of(SIZE, Calibration.SLOPE, Calibration.INTERCEPT, RATE));

  private static final Supplier<SiameseVerifier> DEFAULT =
      Suppliers.memoize(
          () -> new SiameseVerifier(builder().session(SessionOptions.FAST), /* shared= */ true));

  private final Model model;
  private final boolean shared;
  private final FaceAligner aligner;
  private final Shape face;
  private final Calibration calibration;
  private final Thresholds thresholds;
  private final double threshold;

  private SiameseVerifier(Builder options, boolean shared) {
    this.shared = shared;
    model = options.source.apply(options.session);
    model.expect(CONTRACT);
    double cardThreshold;
    try {
      int size = (int) model.parameter(SIZE);
      aligner = aligner(model);
      face = Shape.of(size, size, aligner.channels());
      calibration = Calibration.of(model);
      thresholds = Thresholds.of(model.card().thresholds());
      cardThreshold = thresholds.distance(FalseMatchRate.of(model.parameter(RATE)));
    } catch (IllegalArgumentException e) {
      throw model.refuse(String.valueOf(e.getMessage()), e);
    }
    threshold = options.rate == null ? cardThreshold : wanted(options.rate);
  }

  /**
   * The verifier that ships with facerec, at the false match rate of its card, run with {@link
   * SessionOptions#FAST}: between two processors, of which one computes in bfloat16, distances
   * differ by some thousandths. The whole process shares it, so closing it does nothing.
   */
  public static SiameseVerifier ofDefault() {
    return DEFAULT.get();
  }

  /**
   * The verifier in this folder, at the false match rate of its card.
   *
   * @throws InvalidModelException if it is missing, damaged or foreign
   */
  public static SiameseVerifier load(Path folder) {
    return builder(folder).build();
  }

  /** Options for the verifier in this folder. */
  public static Builder builder(Path folder) {
    return new Builder(options -> Model.load(folder, options));
  }

  /** Options for the verifier that ships with facerec; what is built is the caller's to close. */
  public static Builder builder() {
    return new Builder(options -> Model.fromClasspath(SHIPPED, options));
  }

  /**
   * Aligns faces as a net that embeds them reads them, by the card's {@code faceChannels}.
   *
   * @throws IllegalArgumentException if faces have no such channels
   */
  public static FaceAligner aligner(Model model) {
    return FaceAligner.shared((int) model.parameter(CHANNELS, RGB));
  }

  private double wanted(FalseMatchRate rate) {
    try {
      return threshold(rate);
    } catch (IllegalArgumentException e) {
      model.close();
      throw e;
    }
  }

  @Override
  public Embedding embed(FaceRegion face) {
    try (DecodedPhoto photo = face.photo().decode();
        AlignedFaces aligned = align(photo, ImmutableList.of(face))) {
      return Iterables.getOnlyElement(embed(ImmutableList.of(aligned)));
    }
  }

  @Override
  public AlignedFaces align(DecodedPhoto photo, List<? extends FaceRegion> faces) {
    return aligner.align(photo, faces);
  }

  @Override
  public List<Embedding> embed(List<AlignedFaces> faces) {
    ImmutableList.Builder<Embedding> embeddings = ImmutableList.builder();
    FaceBatch batch = new FaceBatch(faces, face);
    while (!batch.isEmpty()) {
      try (TUint8 pixels = batch.take();
          ModelOutputs outputs = model.run(Map.of("faces", pixels), "embeddings")) {
        TFloat32 found = outputs.get("embeddings", TFloat32.class);
        for (float[] values : StdArrays.array2dCopyOf(found)) {
          embeddings.add(Embedding.of(values));
        }
      }
    }
    return embeddings.build();
  }

  @Override
  public Verification compare(Embedding a, Embedding b) {
    double distance = a.distance(b);
    return new Verification(distance <= threshold, calibration.probability(distance), distance);
  }

  /**
   * The greatest distance that is called one person at this false match rate: as the card says it,
   * between two rates of the card linear in the rate's logarithm.
   *
   * @throws IllegalArgumentException if the rate is outside the range that the card covers
   */
  @Override
  public double threshold(FalseMatchRate rate) {
    return thresholds.distance(rate);
  }

  @Override
  public FalseMatchRate strictest() {
    return thresholds.strictest();
  }

  @Override
  public FalseMatchRate loosest() {
    return thresholds.loosest();
  }

  /** {@code "siamese 0a1b..."}: the name on the card, and the SHA-256 of the graph. */
  @Override
  public String model() {
    return model.card().name() + " " + model.card().sha256();
  }

  @Override
  public void close() {
    if (!shared) {
      model.close();
    }
  }

  /** Options of a verifier; the defaults are those of the model's card. */
  public static final class Builder {
    private final Function<SessionOptions, Model> source;
    private SessionOptions session = SessionOptions.DEFAULT;
    private @Nullable FalseMatchRate rate;

    private Builder(Function<SessionOptions, Model> source) {
      this.source = source;
    }

    /** How often two people may be called one. Default: the card's. */
    @CanIgnoreReturnValue
    public Builder threshold(FalseMatchRate falseMatchRate) {
      rate = falseMatchRate;
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
     * @throws InvalidModelException if it is missing, damaged or foreign
     * @throws IllegalArgumentException if the false match rate is outside what the card covers
     */
    public SiameseVerifier build() {
      return new SiameseVerifier(this, /* shared= */ false);
    }
  }
}
