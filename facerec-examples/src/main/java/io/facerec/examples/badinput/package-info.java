/**
 * Bad input by the thousand: pictures of every form, made here, spoilt at random, and decoded in a
 * JVM of their own, so that a crash or a hang of it is seen. Start at {@link
 * io.facerec.examples.badinput.FuzzRun}.
 */
@NullMarked
package io.facerec.examples.badinput;

import org.jspecify.annotations.NullMarked;
