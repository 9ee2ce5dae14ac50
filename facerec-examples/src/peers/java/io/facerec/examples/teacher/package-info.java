/**
 * A teacher net: its embeddings of faces, for distillation, and its cost and accuracy beside the
 * verifier's. The net's file is given by a path: nothing of it is part of facerec. Compiled in the
 * Maven profile {@code peers} alone. Start at {@link io.facerec.examples.teacher.TeachCommand} and
 * {@link io.facerec.examples.teacher.EmbedderPeers}.
 */
@NullMarked
package io.facerec.examples.teacher;

import org.jspecify.annotations.NullMarked;
