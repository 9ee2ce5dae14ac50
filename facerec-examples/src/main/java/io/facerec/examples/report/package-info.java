/**
 * The forms of what was found: CSV, tab-separated, HTML, and sheets of a detector's mistakes. May
 * use {@code io.facerec} and {@code train.detection.evaluation}; knows no command and does not
 * search.
 */
@NullMarked
package io.facerec.examples.report;

import org.jspecify.annotations.NullMarked;
