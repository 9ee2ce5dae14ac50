/**
 * One-stage detectors: a grid of cells that each say whether, where and how surely they see a face.
 * Start at {@link io.facerec.train.detection.yolo.YoloMethod}; as it was first, at {@link
 * io.facerec.train.detection.yolo.SingleGridMethod}. May use {@code detection}, {@code estimator},
 * {@code layer}, {@code optimize} and {@code data}.
 */
@NullMarked
package io.facerec.train.detection.yolo;

import org.jspecify.annotations.NullMarked;
