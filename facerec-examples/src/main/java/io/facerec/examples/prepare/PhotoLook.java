package io.facerec.examples.prepare;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.AlignedFaces;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceAligner;
import io.facerec.image.Photo;
import io.facerec.image.SimilarityTransform;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TUint8;

/** Finds, cuts out and embeds the faces of a photo. Safe for several threads; close it. */
final class PhotoLook implements AutoCloseable {
  private final Detector detector;
  private final Verifier verifier;
  private final CropForm form;
  private final CropCoder coder = new CropCoder();

  /** Neither detector nor verifier is closed here. */
  PhotoLook(Detector detector, Verifier verifier, CropForm form) {
    this.detector = detector;
    this.verifier = verifier;
    this.form = form;
  }

  RawPhoto at(Path file) {
    try (DecodedPhoto pixels = Photo.of(file).decode(2 * detector.longestSide())) {
      List<Face> faces = detector.detect(pixels);
      return faces.isEmpty()
          ? new RawPhoto(file, ImmutableList.of(), Optional.empty())
          : new RawPhoto(file, crops(pixels, faces), Optional.empty());
    } catch (UnreadablePhotoException e) {
      return new RawPhoto(file, ImmutableList.of(), Optional.of(e.reason()));
    }
  }

  private List<Crop> crops(DecodedPhoto pixels, List<Face> faces) {
    try (AlignedFaces aligned = verifier.align(pixels, faces)) {
      List<Embedding> embeddings = verifier.embed(ImmutableList.of(aligned));
      ImmutableList.Builder<Crop> crops = ImmutableList.builder();
      for (int i = 0; i < faces.size(); i++) {
        Face face = faces.get(i);
        CropCoder.Coded coded =
            form.aligned()
                ? aligned(pixels, face)
                : coder.square(pixels, face.box(), face.landmarks(), form.size());
        crops.add(new Crop(coded.jpeg(), coded.landmarks(), face.box().area(), embeddings.get(i)));
      }
      return crops.build();
    }
  }

  private CropCoder.Coded aligned(DecodedPhoto pixels, Face face) {
    int size = FaceAligner.SIZE;
    try (AlignedFaces one = FaceAligner.shared().align(pixels, ImmutableList.of(face));
        TUint8 picture =
            TUint8.tensorOf(
                Shape.of(size, size, 3), target -> one.pixels().get(0).copyTo(target))) {
      return new CropCoder.Coded(
          coder.whole(picture), face.landmarks().map(marked -> SimilarityTransform.TEMPLATE));
    }
  }

  @Override
  public void close() {
    coder.close();
  }
}
