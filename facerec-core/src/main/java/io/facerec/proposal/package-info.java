/**
 * Where in a photo something may be, before a net has looked: region proposals for the detectors of
 * the R-CNN family. Start at {@link io.facerec.proposal.SelectiveSearch}. May use {@code
 * io.facerec.image}.
 */
@NullMarked
package io.facerec.proposal;

import org.jspecify.annotations.NullMarked;
