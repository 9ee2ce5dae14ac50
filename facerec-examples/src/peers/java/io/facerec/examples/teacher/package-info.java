/**
 * A teacher net's embeddings of faces, for distillation. The net's file is given by a path: nothing
 * of it is part of facerec. Compiled in the Maven profile {@code peers} alone. Start at {@link
 * io.facerec.examples.teacher.TeachCommand}.
 */
@NullMarked
package io.facerec.examples.teacher;

import org.jspecify.annotations.NullMarked;
