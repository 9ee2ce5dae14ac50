/**
 * What can go wrong, one unchecked exception for each thing that a caller can react to, all under
 * {@link io.facerec.exception.FacerecException}. A leaf: it uses no other package, so that every
 * package may throw from it without a cycle.
 */
@NullMarked
package io.facerec.exception;

import org.jspecify.annotations.NullMarked;
