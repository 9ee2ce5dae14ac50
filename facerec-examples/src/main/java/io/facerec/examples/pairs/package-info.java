/**
 * Lists of pairs of pictures and how far their faces are apart. Start at {@link
 * io.facerec.examples.pairs.PairList}. May use {@code io.facerec} and {@code console}; knows no
 * command.
 */
@NullMarked
package io.facerec.examples.pairs;

import org.jspecify.annotations.NullMarked;
