package io.facerec.examples;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import io.facerec.detect.DetectorBuilder;
import io.facerec.detect.YoloDetector;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.train.detection.region.FastRcnnMethod;
import io.facerec.train.detection.region.FasterRcnnMethod;
import io.facerec.train.detection.region.RcnnMethod;
import io.facerec.train.detection.yolo.SingleGridMethod;
import io.facerec.train.detection.yolo.YoloMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The detectors that commands know by name, and where the weights of each are. */
final class Detectors {
  /** The default first, then from the fastest to the slowest. */
  static final List<DetectorMethod> METHODS =
      ImmutableList.of(
          new YoloMethod(),
          new SingleGridMethod(),
          new FasterRcnnMethod(),
          new FastRcnnMethod(),
          new RcnnMethod());

  // the launcher names the folder; a build's tests run in the module's own folder
  private static final Path WEIGHTS = Path.of(System.getProperty("facerec.models", "../models"));

  private static final String DEFAULT_WEIGHTS = "io/facerec/models/yolo/graph.pb";

  private Detectors() {}

  /** The method of this name. */
  static Optional<DetectorMethod> named(String name) {
    return METHODS.stream().filter(method -> method.name().equals(name)).findFirst();
  }

  /** Options for the detector with the weights that come with facerec. */
  static DetectorBuilder<?> shipped(DetectorMethod method) {
    return method instanceof YoloMethod ? YoloDetector.builder() : method.detector(folder(method));
  }

  /** Whether weights come with facerec. */
  static boolean isShipped(DetectorMethod method) {
    return method instanceof YoloMethod || Files.isDirectory(folder(method));
  }

  /** The size in bytes of the weights that come with facerec. */
  static long weights(DetectorMethod method) {
    try {
      return method instanceof YoloMethod
          ? Resources.asByteSource(Resources.getResource(DEFAULT_WEIGHTS)).size()
          : Files.size(folder(method).resolve("graph.pb"));
    } catch (IOException e) {
      throw new UncheckedIOException("no weights of " + method.name(), e);
    }
  }

  private static Path folder(DetectorMethod method) {
    return WEIGHTS.resolve(method.name());
  }

  /** The names, for picocli's help. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return METHODS.stream().map(DetectorMethod::name).iterator();
    }
  }
}
