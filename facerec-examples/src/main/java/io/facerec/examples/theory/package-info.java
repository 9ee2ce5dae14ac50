/**
 * What training rests on, as small programs whose numbers can be worked by hand;
 * docs/training/theory.md tells them in order. Start at {@link
 * io.facerec.examples.theory.Backpropagation}. They use facerec-train, as one's own training would.
 */
@NullMarked
package io.facerec.examples.theory;

import org.jspecify.annotations.NullMarked;
