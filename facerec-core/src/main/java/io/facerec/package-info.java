/**
 * Finding one person in many photos. Start at {@link io.facerec.SelfieFinder}. May use every other
 * package of this module but {@code index}, which alone knows this one.
 */
@NullMarked
package io.facerec;

import org.jspecify.annotations.NullMarked;
