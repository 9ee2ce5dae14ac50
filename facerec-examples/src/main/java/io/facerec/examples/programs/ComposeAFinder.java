package io.facerec.examples.programs;

import static java.lang.System.out;

import io.facerec.Selfie;
import io.facerec.SelfieFinder;
import io.facerec.detect.Detector;
import io.facerec.detect.YoloDetector;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.SiameseVerifier;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A finder with options of its own, asked lazily. Words: AVATAR ANOTHER_AVATAR FOLDER. */
public final class ComposeAFinder {
  private ComposeAFinder() {}

  /** Prints the first ten selfies and looks no further. */
  public static void main(String[] words) {
    Path avatar = Path.of(words[0]);
    Path anotherAvatar = Path.of(words[1]);
    List<Path> photos = List.of(Path.of(words[2]));

    try (Detector detector = YoloDetector.builder().longestSide(960).minScore(0.6).build()) {
      SelfieFinder finder =
          SelfieFinder.builder(avatar)
              .also(anotherAvatar) // of the same person
              .detector(detector)
              .verifier(SiameseVerifier.ofDefault())
              .threshold(FalseMatchRate.of(1e-4))
              .parallelism(4)
              .build();
      try (Stream<Selfie> selfies = finder.stream(photos)) { // lazily, for any number of photos
        selfies
            .limit(10)
            .forEach(selfie -> out.printf("%s %.3f%n", selfie.photo(), selfie.distance()));
      }
    }
  }
}
