/**
 * What it helps to tell a finder more faces of the person, and faces of people who look alike.
 * Start at {@link io.facerec.examples.feedback.FeedbackTrial}. May use {@code io.facerec}, {@code
 * train.data} and {@code train.evaluation}; knows no command.
 */
@NullMarked
package io.facerec.examples.feedback;

import org.jspecify.annotations.NullMarked;
