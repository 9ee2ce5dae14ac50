/**
 * People who do not exist: a linear model of faces, how it is built from photos of many people, and
 * how a face is drawn by it. Start at {@link io.facerec.examples.demo.people.DemoPeople}. May use
 * {@code io.facerec.image} and {@code io.facerec.exception}; knows nothing of albums and commands.
 */
@NullMarked
package io.facerec.examples.demo.people;

import org.jspecify.annotations.NullMarked;
