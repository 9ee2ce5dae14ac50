package io.facerec.detect;

import com.google.common.collect.ImmutableList;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Landmarks;
import io.facerec.model.ModelOutputs;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;

/** Turns what a detector's graph gave for a decoded photo into faces of the full-size photo. */
final class FaceReader {
  private final DecodedPhoto photo;

  FaceReader(DecodedPhoto photo) {
    this.photo = photo;
  }

  /**
   * Reads {@code boxes} float [n, 4] (x, y, width, height), {@code scores} float [n] and {@code
   * landmarks} float [n, 10], all in pixels of the decoded photo.
   */
  List<Face> read(ModelOutputs found) {
    float[][] boxes = StdArrays.array2dCopyOf(found.get("boxes", TFloat32.class));
    float[] scores = StdArrays.array1dCopyOf(found.get("scores", TFloat32.class));
    float[][] landmarks = StdArrays.array2dCopyOf(found.get("landmarks", TFloat32.class));
    ImmutableList.Builder<Face> faces = ImmutableList.builder();
    for (int i = 0; i < scores.length; i++) {
      faces.add(
          new Face(
              photo.photo(),
              box(fullSize(boxes[i])),
              Math.min(scores[i], 1),
              Optional.of(Landmarks.of(fullSize(landmarks[i])))));
    }
    return faces.build();
  }

  private static Box box(float[] edges) {
    return new Box(edges[0], edges[1], edges[2], edges[3]);
  }

  private float[] fullSize(float[] decodedPixels) {
    float[] pixels = new float[decodedPixels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (decodedPixels[i] / photo.scale());
    }
    return pixels;
  }
}
