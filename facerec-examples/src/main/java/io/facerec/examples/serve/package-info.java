/**
 * A web page that finds one person in a few photos, and the server behind it. Start at {@link
 * io.facerec.examples.serve.FinderServer}. May use {@code io.facerec}; knows no command.
 */
@NullMarked
package io.facerec.examples.serve;

import org.jspecify.annotations.NullMarked;
