/**
 * Training data, read and augmented inside the graph by tf.data. Start at {@link
 * io.facerec.train.data.FaceFolder}. May use {@code estimator} (for what an input function is).
 */
@NullMarked
package io.facerec.train.data;

import org.jspecify.annotations.NullMarked;
