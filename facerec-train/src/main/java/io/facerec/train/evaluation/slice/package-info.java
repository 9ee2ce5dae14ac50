/**
 * How well faces are told apart that have something in common: small ones, turned ones, covered
 * ones. Start at {@link io.facerec.train.evaluation.slice.SliceMeasure}. May use {@code
 * evaluation}, {@code evaluation.face} and {@code data}.
 */
@NullMarked
package io.facerec.train.evaluation.slice;

import org.jspecify.annotations.NullMarked;
