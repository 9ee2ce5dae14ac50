/** What work costs in processor time. Start at {@link io.facerec.examples.timing.PhotoTimes}. */
@NullMarked
package io.facerec.examples.timing;

import org.jspecify.annotations.NullMarked;
