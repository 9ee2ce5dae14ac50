/**
 * Albums of known people, searched once for all of them. Start at {@link
 * io.facerec.examples.album.AlbumSearch}. May use {@code io.facerec}, {@code train.evaluation} and
 * {@code console}; knows no command.
 */
@NullMarked
package io.facerec.examples.album;

import org.jspecify.annotations.NullMarked;
