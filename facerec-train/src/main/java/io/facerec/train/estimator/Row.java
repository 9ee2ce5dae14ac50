package io.facerec.train.estimator;

import org.tensorflow.Tensor;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/** Copies one example out of a batch, so that it outlives it. */
final class Row {
  private Row() {}

  static NdArray<?> copy(Tensor batch, long row) {
    Shape shape = batch.shape().tail();
    if (batch instanceof TFloat32 floats) {
      return copy(floats.get(row), NdArrays.ofFloats(shape));
    }
    if (batch instanceof TInt64 longs) {
      return copy(longs.get(row), NdArrays.ofLongs(shape));
    }
    if (batch instanceof TInt32 ints) {
      return copy(ints.get(row), NdArrays.ofInts(shape));
    }
    if (batch instanceof TUint8 bytes) {
      return copy(bytes.get(row), NdArrays.ofBytes(shape));
    }
    if (batch instanceof TBool bools) {
      return copy(bools.get(row), NdArrays.ofBooleans(shape));
    }
    if (batch instanceof TFloat64 doubles) {
      return copy(doubles.get(row), NdArrays.ofDoubles(shape));
    }
    if (batch instanceof TString strings) {
      return copy(strings.get(row), NdArrays.ofObjects(String.class, shape));
    }
    throw new UnsupportedOperationException(
        "examples of %s cannot be copied; read them batch by batch".formatted(batch.dataType()));
  }

  private static <T extends NdArray<V>, V> T copy(NdArray<V> from, T to) {
    from.copyTo(to);
    return to;
  }
}
