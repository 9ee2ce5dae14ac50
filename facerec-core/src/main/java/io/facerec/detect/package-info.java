/**
 * Finding faces. Start at {@link io.facerec.detect.Detector}. May use {@code image}, {@code model},
 * {@code proposal} and {@code exception}; it does not know {@code verify}.
 */
@NullMarked
package io.facerec.detect;

import org.jspecify.annotations.NullMarked;
