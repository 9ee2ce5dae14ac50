/**
 * Which faces are one person's, by all of them together. Start at {@link
 * io.facerec.grouping.FaceGrouping}.
 */
@NullMarked
package io.facerec.grouping;

import org.jspecify.annotations.NullMarked;
