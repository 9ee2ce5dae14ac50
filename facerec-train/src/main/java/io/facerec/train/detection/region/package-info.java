/**
 * Detectors that judge regions (R-CNN, Fast R-CNN, Faster R-CNN): which regions teach, what is said
 * of them and what an error costs. Start at {@link
 * io.facerec.train.detection.region.RegionSampling}. May use {@code detection}, which does not know
 * it.
 */
@NullMarked
package io.facerec.train.detection.region;

import org.jspecify.annotations.NullMarked;
