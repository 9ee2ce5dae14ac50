/**
 * Event files that TensorBoard draws. Start at {@link io.facerec.train.summary.EventWriter}. May
 * use {@code layer}.
 */
@NullMarked
package io.facerec.train.summary;

import org.jspecify.annotations.NullMarked;
