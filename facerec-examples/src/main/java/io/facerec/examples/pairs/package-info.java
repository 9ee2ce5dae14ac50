/**
 * How far the faces of pairs of pictures are apart. Start at {@link
 * io.facerec.examples.pairs.PairDistances}. May use {@code io.facerec}, {@code train.evaluation}
 * and {@code console}; knows no command.
 */
@NullMarked
package io.facerec.examples.pairs;

import org.jspecify.annotations.NullMarked;
