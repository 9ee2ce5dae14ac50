/**
 * The forms of what was found: CSV, tab-separated, HTML, and sheets of mistakes. May use {@code
 * io.facerec}, {@code train.detection.evaluation} and {@code train.evaluation.album}; knows no
 * command and does not search.
 */
@NullMarked
package io.facerec.examples.report;

import org.jspecify.annotations.NullMarked;
