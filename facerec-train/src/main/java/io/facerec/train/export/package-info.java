/**
 * Exports models while they are trained: the best, the latest, the final one. Start at {@link
 * io.facerec.train.export.BestExporter}. May use {@code estimator}.
 */
@NullMarked
package io.facerec.train.export;

import org.jspecify.annotations.NullMarked;
