/**
 * The forms of what was found: CSV, tab-separated, HTML. May use {@code io.facerec}; knows no
 * command and does not search.
 */
@NullMarked
package io.facerec.examples.report;

import org.jspecify.annotations.NullMarked;
