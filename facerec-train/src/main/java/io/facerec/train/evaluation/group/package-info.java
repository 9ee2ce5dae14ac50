/**
 * How often people of one group are taken for each other, and for people of other groups. Start at
 * {@link io.facerec.train.evaluation.group.GroupRates}. May use {@code evaluation}.
 */
@NullMarked
package io.facerec.train.evaluation.group;

import org.jspecify.annotations.NullMarked;
