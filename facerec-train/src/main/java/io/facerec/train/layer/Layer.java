package io.facerec.train.layer;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A piece of a net. Pictures are [batch, height, width, channels]. */
@FunctionalInterface
public interface Layer {
  /**
   * Adds the layer to the graph.
   *
   * @param net where its variables are made, in a scope of the layer's own name
   * @param x what it works on
   * @throws IllegalArgumentException if {@code x} does not fit; the message names the layer
   */
  Operand<TFloat32> apply(Net net, Operand<TFloat32> x);
}
