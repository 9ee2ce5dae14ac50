/**
 * Saves the variables of a net and takes them back. Start at {@link
 * io.facerec.train.checkpoint.CheckpointFolder}. May use {@code layer}.
 */
@NullMarked
package io.facerec.train.checkpoint;

import org.jspecify.annotations.NullMarked;
