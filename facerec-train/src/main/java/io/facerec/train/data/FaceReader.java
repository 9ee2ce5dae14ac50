package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * Marked faces once, in their order, aligned and otherwise as they are; the last batch may be
 * smaller. Feature {@link FaceStreamer#FACES}: uint8 [batch, size, size, channels]. A file that
 * cannot be read ends the stream with an exception that names it. Immutable.
 *
 * @param faces each with landmarks
 * @param image the pictures' form
 * @param batch faces at once
 * @param calls files read and decoded at once
 */
public record FaceReader(List<FacePhoto> faces, ImageSpec image, int batch, int calls)
    implements InputFunction {
  /** Checks that each face is marked. */
  public FaceReader {
    faces = ImmutableList.copyOf(faces);
    checkArgument(!faces.isEmpty(), "there are no faces to read");
    for (FacePhoto face : faces) {
      checkArgument(face.landmarks().isPresent(), "%s has no landmarks", face.path());
    }
  }

  /** Faces in colour of 112 pixels, 64 at once, 2 calls. */
  public static FaceReader of(List<FacePhoto> faces) {
    return new FaceReader(faces, ImageSpec.rgb(112), 64, 2);
  }

  /** The same with pictures of another form. */
  public FaceReader image(ImageSpec spec) {
    return new FaceReader(faces, spec, batch, calls);
  }

  @Override
  public Input build(Ops tf, Start start) {
    FaceDecoding decoding = new FaceDecoding(image);
    List<Operand<?>> table = decoding.table(tf, faces);
    long first = Math.min(start.element(batch), faces.size());
    Dataset.Elements next =
        Dataset.range(tf, first, faces.size())
            .map(
                calls,
                table,
                (fn, place, rows) -> {
                  Operand<TInt64> at = place.get(0).asOutput().expect(TInt64.class);
                  Operand<TFloat32> face =
                      decoding.face(fn, rows, at, Jitter.NONE.draw(fn, image.size(), zeros(fn)));
                  Operand<TFloat32> rounded = fn.math.rint(face);
                  return List.of(fn.dtypes.cast(rounded, TUint8.class));
                })
            .batch(batch, false)
            .prefetch(1)
            .iterate();
    return new Input(
        Map.of(FaceStreamer.FACES, next.tensors().get(0)), Map.of(), next.initializer());
  }

  private static Operand<TInt64> zeros(Ops tf) {
    return tf.constant(new long[] {0, 0});
  }
}
