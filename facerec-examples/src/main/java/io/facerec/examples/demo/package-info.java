/**
 * {@code facerec demo}: an album of people who do not exist, and finding one of them in it. Start
 * at {@link io.facerec.examples.demo.DemoCommand}. May use everything of facerec but the other
 * commands.
 */
@NullMarked
package io.facerec.examples.demo;

import org.jspecify.annotations.NullMarked;
