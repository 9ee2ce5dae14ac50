package io.facerec.examples.programs;

import static java.lang.System.out;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.detect.YoloDetector;
import io.facerec.image.Photo;
import java.nio.file.Path;

/** Where are the faces of a photo? Words: PHOTO. */
public final class DetectFaces {
  private DetectFaces() {}

  /** Prints box, score and the distance between the eyes of each face, the surest first. */
  public static void main(String[] words) {
    Photo photo = Photo.of(Path.of(words[0]));

    Detector detector = YoloDetector.ofDefault();
    for (Face face : detector.detect(photo)) {
      out.printf("%.2f %s%n", face.score(), face.box());
      face.landmarks().ifPresent(five -> out.printf("  eyes %.0f px apart%n", five.eyeDistance()));
    }
  }
}
