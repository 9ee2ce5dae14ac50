/**
 * Photos, and places in them. Start at {@link io.facerec.image.Photo}. May use {@code
 * io.facerec.exception} and nothing else of facerec.
 */
@NullMarked
package io.facerec.image;

import org.jspecify.annotations.NullMarked;
