/**
 * Programs that measure, run by the scripts of {@code facerec-examples/benchmark}. Start at {@link
 * io.facerec.examples.benchmark.StreamerBenchmark}.
 */
@NullMarked
package io.facerec.examples.benchmark;

import org.jspecify.annotations.NullMarked;
