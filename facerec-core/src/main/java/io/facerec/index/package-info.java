/**
 * Albums that are detected and embedded once and then asked many times. Start at {@link
 * io.facerec.index.FaceIndex}. Stands on {@code io.facerec}, which does not know it; the form of
 * the file is in docs/scale.md.
 */
@NullMarked
package io.facerec.index;

import org.jspecify.annotations.NullMarked;
