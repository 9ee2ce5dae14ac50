package io.facerec.image;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.types.TUint8;

/**
 * Turns faces upright and to one size: by the similarity transform (rotation, scale, shift) that
 * brings their five landmarks nearest to those of {@link SimilarityTransform#TEMPLATE}. Where a
 * face reaches past the photo, the photo's border is continued. The nets are trained on faces that
 * are aligned in the same way. Safe for several threads.
 */
public final class FaceAligner {
  /** Pixels of a side of an aligned face. */
  public static final int SIZE = 112;

  private static final FaceAligner RGB = new FaceAligner(FaceColours.RGB);
  private static final FaceAligner LUMA = new FaceAligner(FaceColours.LUMA);

  private final FaceColours colours;

  private FaceAligner(FaceColours colours) {
    this.colours = colours;
  }

  /** This process's aligner of faces in colour. */
  public static FaceAligner shared() {
    return RGB;
  }

  /**
   * This process's aligner of faces of so many channels: 3, red, green and blue; or 1, luma, in
   * half the time.
   *
   * @throws IllegalArgumentException if it is another number
   */
  public static FaceAligner shared(int channels) {
    return FaceColours.of(channels) == FaceColours.LUMA ? LUMA : RGB;
  }

  /** Numbers of a pixel of its faces: 3 or 1. */
  public int channels() {
    return colours.channels();
  }

  /**
   * The faces of a photo, in their order; none is fine. A face without landmarks is taken as
   * upright in its box.
   */
  public AlignedFaces align(DecodedPhoto photo, List<? extends FaceRegion> faces) {
    Shape shape = photo.pixels().shape();
    int height = Math.toIntExact(shape.get(0));
    int width = Math.toIntExact(shape.get(1));
    ImmutableList<FaceCut> cuts =
        faces.stream()
            .map(face -> FaceCut.of(toFace(photo, face), width, height))
            .collect(toImmutableList());
    return new AlignedFaces(
        TUint8.tensorOf(
            Shape.of(faces.size(), SIZE, SIZE, colours.channels()),
            target -> fill(target, photo.pixels(), cuts)));
  }

  private void fill(TUint8 target, TUint8 photo, List<FaceCut> cuts) {
    AlignmentGraph graph = AlignmentGraph.shared(colours);
    ByteDataBuffer rest = target.asRawTensor().data();
    for (FaceCut cut : cuts) {
      try (TUint8 face = graph.align(photo, cut)) {
        ByteDataBuffer pixels = face.asRawTensor().data();
        pixels.copyTo(rest, pixels.size());
        rest = rest.offset(pixels.size());
      }
    }
  }

  /** From decoded pixels to the aligned face. */
  private static SimilarityTransform toFace(DecodedPhoto photo, FaceRegion face) {
    SimilarityTransform transform =
        face.landmarks()
            .filter(landmarks -> landmarks.eyeDistance() > 0)
            .map(SimilarityTransform::toTemplate)
            .orElseGet(() -> ofBox(face.box()));
    double enlarged = 1 / photo.scale();
    return new SimilarityTransform(
        transform.a() * enlarged, transform.b() * enlarged, transform.tx(), transform.ty());
  }

  /** Faces that have both are, on average, as high as the template is, and a little lower. */
  private static SimilarityTransform ofBox(Box box) {
    double scale = SIZE / (1.02 * box.height());
    double centre = box.x() + box.width() / 2;
    double top = box.y() - 0.07 * box.height();
    return new SimilarityTransform(scale, 0, SIZE / 2.0 - scale * centre, -scale * top);
  }
}
