package io.facerec.examples.programs;

import static java.lang.System.out;

import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.detect.YoloDetector;
import io.facerec.image.Photo;
import io.facerec.verify.SiameseVerifier;
import io.facerec.verify.Verification;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.List;

/** Do two photos show one person? Words: PHOTO PHOTO. */
public final class CompareTwoFaces {
  private CompareTwoFaces() {}

  /** Compares the surest face of each photo. */
  public static void main(String[] words) {
    Detector detector = YoloDetector.ofDefault();
    Verifier verifier = SiameseVerifier.ofDefault();
    List<Face> first = detector.detect(Photo.of(Path.of(words[0])));
    List<Face> second = detector.detect(Photo.of(Path.of(words[1])));
    if (first.isEmpty() || second.isEmpty()) {
      out.println("one of the photos shows no face");
      return;
    }

    Verification v = verifier.verify(first.get(0), second.get(0));
    out.printf(
        "%s: probability %.2f, distance %.2f%n",
        v.same() ? "one person" : "two people", v.probability(), v.distance());
  }
}
