package io.facerec.train.siamese;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.BorderedDetector;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.AlignedFaces;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceAligner;
import io.facerec.image.Photo;
import io.facerec.model.Model;
import io.facerec.model.ModelOutputs;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.data.FaceStreamer;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.face.CentralFace;
import io.facerec.verify.SiameseVerifier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;

/**
 * Embeds photos as a host app sees them: the face nearest to the middle that a detector finds, at a
 * second look with a border around; marked landmarks are not used. A photo on which no face is
 * found, or that cannot be read, is one whose face is missing.
 */
public final class DetectingEmbedder implements KnownFaceEmbedder {
  /** As {@code SelfieFinder}: faces are cropped from twice as many pixels as the detector sees. */
  private static final int FINER = 2;

  private final Model model;
  private final FaceAligner aligner;
  private final Detector detector;
  private final BiConsumer<Path, String> missed;

  /**
   * An embedder; model and detector stay the caller's to close.
   *
   * @param missed is told of each photo without a face, and why
   */
  public DetectingEmbedder(Model model, Detector detector, BiConsumer<Path, String> missed) {
    this.model = model;
    this.aligner = SiameseVerifier.aligner(model);
    this.detector = new BorderedDetector(detector);
    this.missed = missed;
  }

  @Override
  public EmbeddedFaces embed(List<FacePhoto> photos) {
    Map<Path, float[]> embeddings = new HashMap<>();
    for (FacePhoto photo : photos) {
      embed(photo.path()).ifPresent(row -> embeddings.put(photo.path(), row));
    }
    return EmbeddedFaces.found(photos, embeddings);
  }

  private Optional<float[]> embed(Path path) {
    try (DecodedPhoto pixels = Photo.of(path).decode(FINER * detector.longestSide())) {
      Optional<Face> face = CentralFace.of(pixels, detector.detect(pixels));
      if (face.isEmpty()) {
        missed.accept(path, "no face found");
        return Optional.empty();
      }
      try (AlignedFaces aligned = aligner.align(pixels, ImmutableList.of(face.get()));
          ModelOutputs outputs =
              model.run(Map.of(FaceStreamer.FACES, aligned.pixels()), SiameseModel.EMBEDDINGS)) {
        TFloat32 rows = outputs.get(SiameseModel.EMBEDDINGS, TFloat32.class);
        return Optional.of(StdArrays.array2dCopyOf(rows)[0]);
      }
    } catch (UnreadablePhotoException e) {
      missed.accept(path, e.reason());
      return Optional.empty();
    }
  }
}
