package io.facerec.examples.peers;

import io.facerec.detect.Detector;
import io.facerec.examples.timing.PhotoTimes;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.train.data.LabelledPhoto;
import java.util.List;
import java.util.Locale;

/**
 * The processor time of both detectors, taken in turns, photo by photo. Both compute in the thread
 * that calls them.
 */
final class PeerTimes {
  private final PhotoTimes<LabelledPhoto> ours = PhotoTimes.ofOneThread();
  private final PhotoTimes<LabelledPhoto> theirs = PhotoTimes.ofOneThread();

  /** Takes the time of both on these photos, after a round for compilers and caches to warm up. */
  static PeerTimes of(List<LabelledPhoto> photos, int rounds, Detector our, YunetDetector their) {
    PeerTimes times = new PeerTimes();
    new PeerTimes().round(photos, our, their);
    for (int round = 0; round < rounds; round++) {
      times.round(photos, our, their);
    }
    return times;
  }

  private void round(List<LabelledPhoto> photos, Detector our, YunetDetector their) {
    for (LabelledPhoto photo : photos) {
      try (DecodedPhoto pixels = Photo.of(photo.file()).decode();
          BgrPicture picture = BgrPicture.of(pixels)) {
        ours.measure(photo, () -> our.detect(pixels));
        theirs.measure(photo, () -> their.detect(picture));
      }
    }
  }

  /** A line of a table: photos, milliseconds of both, ours over theirs. */
  String row(String name, List<LabelledPhoto> photos) {
    double our = ours.millis(photos);
    double their = theirs.millis(photos);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.2f |",
        name,
        photos.size(),
        our,
        their,
        our / their);
  }
}
