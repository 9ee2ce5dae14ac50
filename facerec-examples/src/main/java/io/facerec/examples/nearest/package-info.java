/**
 * The faces nearest to a person's among more than one product of matrices should go over. Start at
 * {@link io.facerec.examples.nearest.HnswFaces}.
 */
@NullMarked
package io.facerec.examples.nearest;

import org.jspecify.annotations.NullMarked;
