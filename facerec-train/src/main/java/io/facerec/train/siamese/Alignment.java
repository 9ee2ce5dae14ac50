package io.facerec.train.siamese;

import com.google.common.base.Ascii;
import io.facerec.detect.YoloDetector;
import io.facerec.model.Model;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** By whose landmarks faces are aligned to be measured. */
public enum Alignment {
  /** By those of the detector that ships: what a host app gets. */
  OWN,
  /** By those that come with the photos. */
  GIVEN;

  /**
   * An embedder of faces that are aligned so.
   *
   * @param model stays the caller's to close
   * @param missed is told of each photo whose face is not found, and why
   */
  public KnownFaceEmbedder embedder(Model model, BiConsumer<Path, String> missed) {
    return this == OWN
        ? new DetectingEmbedder(model, YoloDetector.ofDefault(), missed)
        : new PhotoEmbedder(model);
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Ascii.toLowerCase(name());
  }
}
