package io.facerec.train.data;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What an {@link Augmentation} draws for a batch at once.
 *
 * @param augmentation of which the rest is done picture by picture
 * @param image the pictures' form
 * @param count pictures in a batch
 */
record BatchVariation(Augmentation augmentation, ImageSpec image, int count) {
  private static final long ALBUMS = 0xa1b5L;

  /**
   * The changed pictures, float [count, size, size, channels] from 0 to 255.
   *
   * @param seed the same gives the same changes
   * @param numbers int64 [count]: the pictures' places in their stream
   */
  Operand<TFloat32> vary(Ops tf, Operand<?> pictures, long seed, Operand<?> numbers) {
    Operand<TFloat32> changed = pictures.asOutput().expect(TFloat32.class);
    if (augmentation.albums()) {
      changed = AlbumVariation.vary(tf, changed, count, image, seed ^ ALBUMS, numbers);
    }
    return augmentation.exposure().isOn()
        ? augmentation.exposure().vary(tf, changed, count, image, seed, numbers)
        : changed;
  }
}
