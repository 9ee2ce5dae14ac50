/**
 * Faces on photos to their embeddings, as a search sees them. Start at {@link
 * io.facerec.train.evaluation.face.FaceEmbedder}. May use {@code io.facerec}, {@code detect},
 * {@code image} and {@code verify}; knows no figures.
 */
@NullMarked
package io.facerec.train.evaluation.face;

import org.jspecify.annotations.NullMarked;
