/**
 * Layers: pieces of a net, each from a tensor to a tensor. Start at {@link
 * io.facerec.train.layer.Net}, the scope in which they make their variables. Uses no other package
 * of facerec.
 */
@NullMarked
package io.facerec.train.layer;

import org.jspecify.annotations.NullMarked;
