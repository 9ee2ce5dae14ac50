package io.facerec.examples.teacher;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.facerec.detect.Face;
import io.facerec.examples.timing.PhotoTimes;
import io.facerec.image.AlignedFaces;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceAligner;
import io.facerec.image.Photo;
import io.facerec.train.data.FacePhoto;
import io.facerec.verify.SiameseVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Milliseconds a face of two verifiers and a teacher, which take turns batch by batch.
 *
 * @param batch faces at once
 * @param exact our verifier in float
 * @param fast our verifier in bfloat16
 * @param teacher the other net
 */
record EmbedderTimes(int batch, double exact, double fast, double teacher) {
  /** Faces in all, so that a run takes seconds. */
  private static final int MOST = 256;

  /** Takes the time after a round for compilers and caches to warm up. */
  static EmbedderTimes of(
      List<FacePhoto> photos,
      int batch,
      int rounds,
      SiameseVerifier exact,
      SiameseVerifier fast,
      Teacher teacher) {
    PhotoTimes<List<FacePhoto>> exactly = new PhotoTimes<>();
    PhotoTimes<List<FacePhoto>> quickly = new PhotoTimes<>();
    PhotoTimes<List<FacePhoto>> taught = new PhotoTimes<>();
    int whole = Math.min(MOST, photos.size()) / batch * batch;
    List<List<FacePhoto>> batches = Lists.partition(photos.subList(0, whole), batch);
    for (int round = -1; round < rounds; round++) {
      for (List<FacePhoto> some : batches) {
        List<DecodedPhoto> pixels = new ArrayList<>();
        try {
          some.forEach(face -> pixels.add(Photo.of(face.path()).decode()));
          boolean counts = round >= 0;
          measure(counts ? exactly : new PhotoTimes<>(), some, pixels, exact::align, exact::embed);
          measure(counts ? quickly : new PhotoTimes<>(), some, pixels, fast::align, fast::embed);
          measure(
              counts ? taught : new PhotoTimes<>(),
              some,
              pixels,
              FaceAligner.shared()::align,
              teacher::embed);
        } finally {
          pixels.forEach(DecodedPhoto::close);
        }
      }
    }
    return new EmbedderTimes(
        batch,
        exactly.millis(batches) / batch,
        quickly.millis(batches) / batch,
        taught.millis(batches) / batch);
  }

  private static void measure(
      PhotoTimes<List<FacePhoto>> times,
      List<FacePhoto> faces,
      List<DecodedPhoto> pixels,
      BiFunction<DecodedPhoto, List<Face>, AlignedFaces> align,
      Consumer<List<AlignedFaces>> embed) {
    times.measure(
        faces,
        () -> {
          List<AlignedFaces> aligned = new ArrayList<>();
          try {
            for (int i = 0; i < faces.size(); i++) {
              aligned.add(
                  align.apply(
                      pixels.get(i),
                      ImmutableList.of(
                          FaceSource.at(
                              pixels.get(i), faces.get(i).landmarks().orElseThrow()))));
            }
            embed.accept(aligned);
          } finally {
            aligned.forEach(AlignedFaces::close);
          }
        });
  }

  /** A row of a table. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "| %d | %.2f | %.2f | %.2f | %.2f | %.2f |",
        batch,
        exact,
        fast,
        teacher,
        exact / teacher,
        fast / teacher);
  }
}
