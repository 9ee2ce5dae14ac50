/**
 * How well a verifier tells people apart: rates over pairs of faces, accuracy by folds, LFW's
 * protocol, calibration. Start at {@link io.facerec.train.evaluation.PairEvaluation}. May use
 * {@code data} and {@code plot}; knows no net.
 */
@NullMarked
package io.facerec.train.evaluation;

import org.jspecify.annotations.NullMarked;
