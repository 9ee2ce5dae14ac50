/**
 * How good a detector is: average precision, recall, landmark error. Start at {@link
 * io.facerec.train.detection.evaluation.DetectionEvaluation}. May use {@code data} and {@code
 * plot}; it knows no net.
 */
@NullMarked
package io.facerec.train.detection.evaluation;

import org.jspecify.annotations.NullMarked;
