/**
 * The command line: one class a command, under {@link io.facerec.examples.Facerec}. May use
 * everything else of facerec; nothing uses it.
 */
@NullMarked
package io.facerec.examples;

import org.jspecify.annotations.NullMarked;
