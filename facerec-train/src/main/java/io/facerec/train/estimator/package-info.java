/**
 * The Estimator: train, evaluate, predict and export a model function. Start at {@link
 * io.facerec.train.estimator.Estimator}. May use {@code checkpoint}, {@code layer}, {@code
 * optimize}, {@code summary}, and {@code io.facerec.model} for the model card it writes.
 */
@NullMarked
package io.facerec.train.estimator;

import org.jspecify.annotations.NullMarked;
