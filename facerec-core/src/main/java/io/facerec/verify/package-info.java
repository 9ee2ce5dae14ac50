/**
 * Telling whether two faces are one person. Start at {@link io.facerec.verify.Verifier}. May use
 * {@code image}, {@code model} and {@code exception}; it does not know {@code detect}.
 */
@NullMarked
package io.facerec.verify;

import org.jspecify.annotations.NullMarked;
