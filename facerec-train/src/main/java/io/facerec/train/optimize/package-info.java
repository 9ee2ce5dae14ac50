/**
 * Optimisers with schedules, weight decay and moving averages of the weights. Start at {@link
 * io.facerec.train.optimize.Optimizer}. May use {@code layer}.
 */
@NullMarked
package io.facerec.train.optimize;

import org.jspecify.annotations.NullMarked;
