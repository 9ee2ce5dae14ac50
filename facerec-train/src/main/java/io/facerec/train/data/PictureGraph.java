package io.facerec.train.data;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * How a picture that is not aligned comes to a net: read, decoded (JPEG or PNG), resized,
 * standardised.
 *
 * @param image its form
 */
record PictureGraph(ImageSpec image) {
  /** The picture of a file, float [size, size, channels], from 0 to 255. */
  Operand<TFloat32> read(Ops tf, Operand<TString> path) {
    return tf.reshape(
        tf.image.resizeBilinear(
            tf.expandDims(
                // which decodes a PNG as well
                tf.image.decodeJpeg(
                    tf.io.readFile(path), DecodeJpeg.channels((long) image.channels())),
                tf.constant(0)),
            tf.constant(new int[] {image.size(), image.size()}),
            ResizeBilinear.halfPixelCenters(true)),
        tf.constant(new int[] {image.size(), image.size(), image.channels()}));
  }

  /**
   * Each picture with mean 0 and deviation 1. As tf.image.per_image_standardization: none is
   * divided by less than 1 / sqrt(values), so that one of a single colour becomes all 0.
   *
   * @param pictures float [batch, size, size, channels]
   */
  Operand<TFloat32> standardised(Ops tf, Operand<TFloat32> pictures) {
    Operand<TInt32> sides = tf.constant(new int[] {1, 2, 3});
    Operand<TFloat32> centred =
        tf.math.sub(pictures, tf.math.mean(pictures, sides, Mean.keepDims(true)));
    Operand<TFloat32> deviation =
        tf.math.sqrt(tf.math.mean(tf.math.square(centred), sides, Mean.keepDims(true)));
    float least = (float) (1 / Math.sqrt((double) image.size() * image.size() * image.channels()));
    return tf.math.div(centred, tf.math.maximum(deviation, tf.constant(least)));
  }
}
