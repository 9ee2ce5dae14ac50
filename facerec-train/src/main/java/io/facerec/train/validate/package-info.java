/**
 * Cross-validation: how strong a regularisation has to be. Start at {@link
 * io.facerec.train.validate.CrossValidation}. May use {@code data}, {@code estimator} and {@code
 * plot}; knows no net, so any training can be validated.
 */
@NullMarked
package io.facerec.train.validate;

import org.jspecify.annotations.NullMarked;
