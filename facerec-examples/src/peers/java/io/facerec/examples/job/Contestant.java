package io.facerec.examples.job;

import io.facerec.detect.Detector;
import io.facerec.detect.YoloDetector;
import io.facerec.image.Photo;
import io.facerec.model.SessionOptions;
import io.facerec.verify.SiameseVerifier;
import io.facerec.verify.Verifier;

/** The ways to do the job that are compared. */
enum Contestant {
  /** facerec as it comes. */
  FACEREC("facerec"),

  /** facerec on a processor that does not compute in bfloat16. */
  FACEREC_FLOAT("facerec in float"),

  /** OpenCV and onnxruntime, photos decoded in full. */
  OPENCV("OpenCV"),

  /** OpenCV and onnxruntime, photos decoded at the least size that suffices. */
  OPENCV_REDUCED("OpenCV, reduced"),

  /** facerec with pictures that ImageIO decoded. */
  IMAGE_IO("ImageIO + facerec");

  private final String title;

  Contestant(String title) {
    this.title = title;
  }

  /** As tables call it. */
  String title() {
    return title;
  }

  /** Loads what it needs. */
  Job start(Setting setting) {
    return switch (this) {
      case FACEREC -> facerec(setting, Contestant::file, SessionOptions.FAST);
      case FACEREC_FLOAT -> facerec(setting, Contestant::file, SessionOptions.DEFAULT);
      case OPENCV -> new OpenCvJob(setting, /* reduced= */ false);
      case OPENCV_REDUCED -> new OpenCvJob(setting, /* reduced= */ true);
      case IMAGE_IO -> facerec(setting, Contestant::picture, SessionOptions.FAST);
    };
  }

  private static Job facerec(Setting setting, FinderJob.Opening opening, SessionOptions options) {
    Detector detector = YoloDetector.builder().session(options).build();
    Verifier verifier = SiameseVerifier.builder().session(options).build();
    return new FinderJob(setting.avatar(), opening, detector, verifier);
  }

  private static Photo file(MadePhoto photo) {
    return Photo.of(photo.file());
  }

  private static Photo picture(MadePhoto photo) {
    return Photo.of(photo.file().toString(), Picture.read(photo.file()));
  }
}
