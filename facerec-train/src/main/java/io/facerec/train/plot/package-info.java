/**
 * Charts of what a training or an evaluation found, as SVG and PNG, without a screen. Start at
 * {@link io.facerec.train.plot.Chart}. Knows no other package; XChart draws, and nothing else here
 * shows that it does.
 */
@NullMarked
package io.facerec.train.plot;

import org.jspecify.annotations.NullMarked;
