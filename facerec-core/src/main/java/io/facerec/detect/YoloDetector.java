package io.facerec.detect;

import com.google.common.base.Suppliers;
import io.facerec.image.DecodedPhoto;
import io.facerec.model.Model;
import io.facerec.model.SessionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

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

  private static final Supplier<YoloDetector> DEFAULT =
      Suppliers.memoize(
          () -> builder(YoloDetector::shipped, model -> new YoloDetector(model, true)).build());

  private final DetectorModel model;
  private final boolean shared;

  private YoloDetector(DetectorModel model, boolean shared) {
    this.model = model;
    this.shared = shared;
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
  public static DetectorBuilder<YoloDetector> builder(Path folder) {
    return builder(options -> Model.load(folder, options), model -> new YoloDetector(model, false));
  }

  /** Options for the detector that ships with facerec; what is built is the caller's to close. */
  public static DetectorBuilder<YoloDetector> builder() {
    return builder(YoloDetector::shipped, model -> new YoloDetector(model, false));
  }

  private static DetectorBuilder<YoloDetector> builder(
      Function<SessionOptions, Model> source, Function<DetectorModel, YoloDetector> maker) {
    return new DetectorBuilder<>(source, DetectorModel.CONTRACT, maker);
  }

  private static Model shipped(SessionOptions options) {
    return Model.fromClasspath(SHIPPED, options);
  }

  @Override
  public List<Face> detect(DecodedPhoto photo) {
    return model.detect(photo);
  }

  @Override
  public int longestSide() {
    return model.longestSide();
  }

  @Override
  public void close() {
    if (!shared) {
      model.close();
    }
  }
}
