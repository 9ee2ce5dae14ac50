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
      return floats.get(row).copyTo(NdArrays.ofFloats(shape));
    }
    if (batch instanceof TInt64 longs) {
      return longs.get(row).copyTo(NdArrays.ofLongs(shape));
    }
    if (batch instanceof TInt32 ints) {
      return ints.get(row).copyTo(NdArrays.ofInts(shape));
    }
    if (batch instanceof TUint8 bytes) {
      return bytes.get(row).copyTo(NdArrays.ofBytes(shape));
    }
    if (batch instanceof TBool bools) {
      return bools.get(row).copyTo(NdArrays.ofBooleans(shape));
    }
    if (batch instanceof TFloat64 doubles) {
      return doubles.get(row).copyTo(NdArrays.ofDoubles(shape));
    }
    if (batch instanceof TString strings) {
      return strings.get(row).copyTo(NdArrays.ofObjects(String.class, shape));
    }
    throw new UnsupportedOperationException(
        "examples of %s cannot be copied; read them batch by batch".formatted(batch.dataType()));
  }
}
