/**
 * What every command shows and writes: progress, warnings, the closing line, files. Start at {@link
 * io.facerec.examples.console.ConsoleOptions}. May use {@code io.facerec}; knows no command.
 */
@NullMarked
package io.facerec.examples.console;

import org.jspecify.annotations.NullMarked;
