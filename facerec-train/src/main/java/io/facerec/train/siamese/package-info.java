/**
 * The Siamese net that verifies faces: its model function, losses and evaluation on pairs. Start at
 * {@link io.facerec.train.siamese.SiameseModel}. May use {@code estimator}, {@code layer}, {@code
 * optimize} and {@code data}; it does not know {@code detection}.
 */
@NullMarked
package io.facerec.train.siamese;

import org.jspecify.annotations.NullMarked;
