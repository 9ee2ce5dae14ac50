package io.facerec.examples;

import io.facerec.detect.Detector;
import io.facerec.detect.DetectorBuilder;
import io.facerec.train.detection.DetectorMethod;
import io.facerec.verify.SiameseVerifier;
import io.facerec.verify.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which models a command works with: mix it in with {@code @Mixin}. */
final class ModelOptions {
  private static final String SIAMESE = "siamese";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      defaultValue = "yolo",
      description = "What finds the faces: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Detectors.Names.class)
  private String detector;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "Folder with models of your own, say DIR/yolo and DIR/siamese, as `facerec export` writes"
              + " them. What it lacks is taken from the models that ship.")
  private @Nullable Path models;

  /** The detector, with other options than its card's where they are given. Close it. */
  Detector detector(OptionalDouble minScore, OptionalInt longestSide) {
    DetectorMethod method =
        Detectors.named(detector)
            .orElseThrow(
                () ->
                    wrongWords(
                        "no detector is called '%s'; there are: %s"
                            .formatted(detector, String.join(", ", new Detectors.Names()))));
    DetectorBuilder<?> builder =
        folder(detector)
            .<DetectorBuilder<?>>map(method::detector)
            .orElseGet(() -> Detectors.shipped(method));
    try {
      minScore.ifPresent(builder::minScore);
      longestSide.ifPresent(builder::longestSide);
    } catch (IllegalArgumentException e) {
      throw wrongWords(String.valueOf(e.getMessage()));
    }
    return builder.build();
  }

  /** The detector with its card's options. Close it. */
  Detector detector() {
    return detector(OptionalDouble.empty(), OptionalInt.empty());
  }

  /** The verifier. Close it. */
  Verifier verifier() {
    return folder(SIAMESE).map(SiameseVerifier::load).orElseGet(SiameseVerifier::ofDefault);
  }

  /** What these options say, for a report. */
  String describeDetector() {
    return describe(detector);
  }

  /** What these options say, for a report. */
  String describeVerifier() {
    return describe(SIAMESE);
  }

  private String describe(String name) {
    return name + folder(name).map(folder -> ", from " + folder).orElse(", as shipped");
  }

  private Optional<Path> folder(String name) {
    if (models == null) {
      return Optional.empty();
    }
    if (!Files.isDirectory(models.resolve(detector))
        && !Files.isDirectory(models.resolve(SIAMESE))) {
      throw wrongWords(
          "--models %s holds neither a folder %s nor a folder %s"
              .formatted(models, detector, SIAMESE));
    }
    return Optional.of(models.resolve(name)).filter(Files::isDirectory);
  }

  private ParameterException wrongWords(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
