/**
 * What all detectors share: photos, the trainer, the backbone, suppression, the second look at each
 * face. Start at {@link io.facerec.train.detection.DetectorTrainer}; the methods are in {@code
 * yolo} and {@code region}. May use {@code evaluation}, {@code estimator}, {@code layer}, {@code
 * optimize} and {@code data}; it knows neither its methods nor {@code siamese}.
 */
@NullMarked
package io.facerec.train.detection;

import org.jspecify.annotations.NullMarked;
