package io.facerec.detect;

import io.facerec.image.DecodedPhoto;
import java.nio.file.Path;
import java.util.List;

/** The default detector: one look at the photo, a grid of cells that each predict a face. */
public final class YoloDetector implements Detector {
  private YoloDetector() {}

  /** The detector that ships with facerec, shared by the whole process; closing it does nothing. */
  public static YoloDetector ofDefault() {
    throw new UnsupportedOperationException("under construction");
  }

  /** The detector in this folder, with the options of its card. */
  public static YoloDetector load(Path folder) {
    return builder(folder).build();
  }

  /** Options for the detector in this folder. */
  public static Builder builder(Path folder) {
    return new Builder();
  }

  /** Options for the detector that ships with facerec. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public List<Face> detect(DecodedPhoto photo) {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public int longestSide() {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public void close() {}

  /** Options of a detector. */
  public static final class Builder {
    private Builder() {}

    /** Faces that the net is less sure of are dropped, in [0, 1]. Default: the card's. */
    public Builder minScore(double score) {
      return this;
    }

    /** Pixels of the longer side that the net looks at, at least 32. Default: the card's. */
    public Builder longestSide(int pixels) {
      return this;
    }

    /** Loads the model. */
    public YoloDetector build() {
      return new YoloDetector();
    }
  }
}
