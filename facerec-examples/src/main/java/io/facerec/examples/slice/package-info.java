/**
 * What verifiers do to kinds of faces and groups of people, in tables. Start at {@link
 * io.facerec.examples.slice.SliceRun}. May use {@code train} and {@code report}; knows no command.
 */
@NullMarked
package io.facerec.examples.slice;

import org.jspecify.annotations.NullMarked;
