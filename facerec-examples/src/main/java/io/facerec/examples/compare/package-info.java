/**
 * Detectors side by side on the same photos. Start at {@link
 * io.facerec.examples.compare.Comparison}. May use {@code report} and {@code timing}; knows no
 * command.
 */
@NullMarked
package io.facerec.examples.compare;

import org.jspecify.annotations.NullMarked;
