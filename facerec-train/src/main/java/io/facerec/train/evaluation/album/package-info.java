/**
 * Whether a search finds a person in an album. Start at {@link
 * io.facerec.train.evaluation.album.AlbumScore}. May use {@code io.facerec}, {@code data} and
 * {@code evaluation.face}.
 */
@NullMarked
package io.facerec.train.evaluation.album;

import org.jspecify.annotations.NullMarked;
