/**
 * Finds the pairs that a net gets wrong while it learns. Start at {@link
 * io.facerec.train.mining.HardPairMining}. May use {@code data}, {@code estimator} and {@code
 * checkpoint}.
 */
@NullMarked
package io.facerec.train.mining;

import org.jspecify.annotations.NullMarked;
