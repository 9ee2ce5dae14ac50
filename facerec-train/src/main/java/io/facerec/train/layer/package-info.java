/**
 * Layers: pieces of a net, each from a tensor to a tensor. Start at {@link\n * io.facerec.train.layer.Net}, the scope in which they make their variables. Uses no other package\n * of facerec.
 */
@NullMarked
package io.facerec.train.layer;

import org.jspecify.annotations.NullMarked;
