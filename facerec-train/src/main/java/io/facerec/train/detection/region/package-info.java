/**
 * Detectors that judge regions (R-CNN, Fast R-CNN, Faster R-CNN): which regions teach, what is said
 * of them and what an error costs; and the anchors of a net that proposes regions itself. Start at
 * {@link io.facerec.train.detection.region.RegionSampling}, or for the anchors at {@link
 * io.facerec.train.detection.region.FasterRcnnModel}. May use {@code detection}, which does not
 * know it.
 */
@NullMarked
package io.facerec.train.detection.region;

import org.jspecify.annotations.NullMarked;
