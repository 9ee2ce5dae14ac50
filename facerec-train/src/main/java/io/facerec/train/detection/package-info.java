/**
 * Detectors: model functions, targets, average precision. Start at {@link
 * io.facerec.train.detection.YoloModel}. May use {@code estimator}, {@code layer}, {@code optimize}
 * and {@code data}; it does not know {@code siamese}.
 */
@NullMarked
package io.facerec.train.detection;

import org.jspecify.annotations.NullMarked;
