package io.facerec.examples.job;

import io.facerec.SearchedPhoto;
import io.facerec.SelfieFinder;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.AlignedFaces;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** facerec, as a host app uses it, with one worker. */
final class FinderJob implements Job {
  private static final FalseMatchRate RATE = FalseMatchRate.of(1e-4); // the finder's default
  private static final int FINER = 2; // than the detector looks, photos are decoded

  /** Makes what facerec is given for a photo. */
  interface Opening {
    Photo open(MadePhoto photo);
  }

  private final Opening opening;
  private final Detector detector;
  private final Verifier verifier;
  private final SelfieFinder finder;

  /**
   * Looks for the person of the avatar.
   *
   * @param opening what facerec is given for a photo
   * @param detector is closed with this job
   * @param verifier is closed with this job
   */
  FinderJob(Path avatar, Opening opening, Detector detector, Verifier verifier) {
    this.opening = opening;
    this.detector = detector;
    this.verifier = verifier;
    finder =
        SelfieFinder.builder(avatar)
            .detector(detector)
            .verifier(verifier)
            .threshold(RATE)
            .parallelism(1)
            .build();
  }

  @Override
  public Found find(List<MadePhoto> photos) {
    try (Stream<SearchedPhoto> searched = finder.search(photos.stream().map(opening::open))) {
      return searched
          .map(photo -> new Found(photo.faces().size(), (int) photo.selfies().count()))
          .reduce(Found.NOTHING, Found::and);
    }
  }

  /** By the same steps as the finder, without its threads. */
  @Override
  public void find(List<MadePhoto> photos, StageTimes times) {
    List<AlignedFaces> aligned = new ArrayList<>();
    try {
      for (MadePhoto photo : photos) {
        try (DecodedPhoto pixels =
            times.measure(
                Stage.DECODE, () -> opening.open(photo).decode(FINER * detector.longestSide()))) {
          List<Face> faces = times.measure(Stage.DETECT, () -> detector.detect(pixels));
          aligned.add(times.measure(Stage.FACES, () -> align(pixels, faces)));
        }
      }
      times.measure(Stage.FACES, () -> judge(aligned));
      times.count(photos.size());
    } finally {
      aligned.forEach(AlignedFaces::close);
    }
  }

  private AlignedFaces align(DecodedPhoto pixels, List<Face> faces) {
    AlignedFaces aligned = verifier.align(pixels, faces);
    aligned.sharpness();
    return aligned;
  }

  private long judge(List<AlignedFaces> photos) {
    return verifier.embed(photos).stream()
        .filter(face -> face.distance(finder.person()) <= finder.threshold())
        .count();
  }

  @Override
  public void close() {
    detector.close();
    verifier.close();
  }
}
