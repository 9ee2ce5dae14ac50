package io.facerec.verify;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.image.AlignedFaces;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.types.TUint8;

/** Aligned faces of several photos in a row, taken out as tensors that a net can run at once. */
final class FaceBatch {
  /**
   * Faces that a net runs at once, at most. More are hardly faster ({@code benchmark/peers embed}),
   * and take 4 MB each meanwhile.
   */
  private static final int MOST = 16;

  private final Deque<ByteDataBuffer> photos = new ArrayDeque<>();
  private final Shape face;
  private final long bytesPerFace;
  private long bytesLeft;

  /**
   * @param faces of several photos, open until the last batch is taken
   * @param face what the net takes of one: size, size, channels
   */
  FaceBatch(List<AlignedFaces> faces, Shape face) {
    this.face = face;
    bytesPerFace = face.size();
    for (AlignedFaces aligned : faces) {
      Shape shape = aligned.pixels().shape();
      checkArgument(
          shape.equals(face.prepend(aligned.count())),
          "aligned faces are %s, the net takes %s of each: align them by its verifier",
          shape,
          face);
      if (aligned.count() > 0) {
        photos.add(aligned.pixels().asRawTensor().data());
        bytesLeft += aligned.count() * bytesPerFace;
      }
    }
  }

  boolean isEmpty() {
    return bytesLeft == 0;
  }

  /**
   * The next faces, a power of two of them: TensorFlow makes the kernels of a net anew for every
   * number, which takes some 4 ms each, and keeps only so many.
   *
   * @return uint8 [faces, size, size, channels], the caller's to close
   */
  TUint8 take() {
    long count = Long.highestOneBit(Math.min(MOST, bytesLeft / bytesPerFace));
    return TUint8.tensorOf(face.prepend(count), this::fill);
  }

  /** Copies one stretch of memory for each photo. */
  private void fill(TUint8 target) {
    ByteDataBuffer to = target.asRawTensor().data();
    bytesLeft -= to.size();
    while (to.size() > 0) {
      ByteDataBuffer from = photos.removeFirst();
      long length = Math.min(from.size(), to.size());
      from.copyTo(to, length);
      to = to.offset(length);
      if (length < from.size()) {
        photos.addFirst(from.offset(length));
      }
    }
  }
}
