/**
 * Optimisers with schedules, clipping, accumulation, weight decay, moving averages of the weights,
 * and penalties on their size. Start at {@link io.facerec.train.optimize.Optimizer}. May use {@code
 * layer}.
 */
@NullMarked
package io.facerec.train.optimize;

import org.jspecify.annotations.NullMarked;
