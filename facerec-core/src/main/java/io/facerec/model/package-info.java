/**
 * Frozen graphs with their model cards, read from the class path or a folder. Start at {@link
 * io.facerec.model.Model}. May use {@code exception} and nothing else of facerec.
 */
@NullMarked
package io.facerec.model;

import org.jspecify.annotations.NullMarked;
