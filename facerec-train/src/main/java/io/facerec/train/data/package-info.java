/**
 * Training data, read and augmented inside the graph by tf.data. Start at {@link
 * io.facerec.train.data.FaceFolder}; {@link io.facerec.train.data.Dataset} is the pipeline itself.
 * May use {@code estimator} (for what an input function is), {@code io.facerec.image} and {@code
 * io.facerec.proposal}.
 */
@NullMarked
package io.facerec.train.data;

import org.jspecify.annotations.NullMarked;
