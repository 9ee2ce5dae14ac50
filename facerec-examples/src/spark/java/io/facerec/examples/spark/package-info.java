/**
 * Searches photos on Apache Spark: a listing of paths in, Parquet out. Start at {@link
 * io.facerec.examples.spark.SparkFind}. Built by the profile {@code spark} alone.
 */
@NullMarked
package io.facerec.examples.spark;

import org.jspecify.annotations.NullMarked;
