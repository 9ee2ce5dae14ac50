package io.facerec.examples.teacher;

import com.google.common.collect.Lists;
import io.facerec.examples.timing.ProcessorTime;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.AlignedFaces;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.data.TaughtFolderWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Has a teacher embed the faces of many pictures, and keeps what it says. */
final class Lessons {
  private static final int BATCH = 16;
  private static final int REPORTED = 62; // batches: about a thousand pictures
  private static final double NANOS_A_MILLI = 1e6;

  private final FaceSource source;
  private final Teacher teacher;
  private final boolean mirrored;
  private final TaughtFolderWriter kept;

  /**
   * Lessons that are kept in a folder.
   *
   * @param mirrored whether an embedding is the mean over a face and its mirror image
   */
  Lessons(FaceSource source, Teacher teacher, boolean mirrored, TaughtFolderWriter kept) {
    this.source = source;
    this.teacher = teacher;
    this.mirrored = mirrored;
    this.kept = kept;
  }

  /** Goes over those pictures that are not kept yet, in their order. */
  void take(List<FacePhoto> pictures, Consumer<String> progress) {
    List<FacePhoto> rest =
        pictures.stream().filter(picture -> !kept.isDone(picture.path())).toList();
    progress.accept("%d pictures, %d of them to do".formatted(pictures.size(), rest.size()));
    long begun = ProcessorTime.nanos();
    int done = 0;
    int batches = 0;
    for (List<FacePhoto> some : Lists.partition(rest, BATCH)) {
      take(some);
      done += some.size();
      if (++batches % REPORTED == 0 || done == rest.size()) {
        progress.accept(
            "%d of %d pictures done, %d faces in all; %.1f ms of processor time a picture"
                .formatted(
                    done,
                    rest.size(),
                    kept.size(),
                    (ProcessorTime.nanos() - begun) / NANOS_A_MILLI / done));
      }
    }
  }

  private void take(List<FacePhoto> pictures) {
    List<TaughtFace> faces = new ArrayList<>();
    try {
      for (FacePhoto picture : pictures) {
        try {
          source
              .face(picture)
              .ifPresentOrElse(
                  faces::add, () -> kept.skip(picture.path(), "no face was found on it"));
        } catch (UnreadablePhotoException e) {
          kept.skip(picture.path(), e.reason());
        }
      }
      if (!faces.isEmpty()) {
        List<AlignedFaces> aligned = faces.stream().map(TaughtFace::aligned).toList();
        List<float[]> embeddings =
            mirrored ? teacher.embedBothWays(aligned) : teacher.embed(aligned);
        for (int i = 0; i < faces.size(); i++) {
          kept.add(faces.get(i).picture(), faces.get(i).landmarks(), embeddings.get(i));
        }
      }
      kept.flush();
    } finally {
      faces.forEach(TaughtFace::close);
    }
  }
}
