/**
 * From folders of raw photos by person to crops of faces that a trainer reads. Start at {@link
 * io.facerec.examples.prepare.Preparation}.
 */
@NullMarked
package io.facerec.examples.prepare;

import org.jspecify.annotations.NullMarked;
