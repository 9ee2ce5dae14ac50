/**
 * Ready-made hooks of a training: what looks on at it and may end it. Start at {@link
 * io.facerec.train.hook.EarlyStopping}. May use {@code estimator}.
 */
@NullMarked
package io.facerec.train.hook;

import org.jspecify.annotations.NullMarked;
