/**
 * Short programs composed by hand, to be read and copied: each shows one use of facerec. Start at
 * {@link io.facerec.examples.programs.FindSelfies}. They use facerec-core and nothing else, like a
 * host app.
 */
@NullMarked
package io.facerec.examples.programs;

import org.jspecify.annotations.NullMarked;
