package io.facerec.examples.spark;

import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;

/** A search of photos by all executors of a session. */
final class SparkSearch {
  /** Several for each slot, so that a slow one holds nobody up for long. */
  private static final int PARTITIONS_PER_SLOT = 4;

  private final SparkSession spark;
  private final CollectionAccumulator<String> built;

  SparkSearch(SparkSession spark) {
    this.spark = spark;
    this.built = spark.sparkContext().collectionAccumulator("executors that built finders");
  }

  /**
   * Writes a row of {@link PhotoRows#SCHEMA} for each line of the listing.
   *
   * @param wanted who is looked for, at least one
   * @param listing a text file with the path of a photo a line
   * @param out a folder of Parquet that is not there yet
   */
  void write(Wanted wanted, String listing, String out) {
    Broadcast<Wanted> everywhere =
        spark.sparkContext().broadcast(wanted, scala.reflect.ClassTag$.MODULE$.apply(Wanted.class));
    Dataset<String> paths =
        spark
            .read()
            .textFile(listing)
            .filter("value != ''")
            .repartition(PARTITIONS_PER_SLOT * spark.sparkContext().defaultParallelism());
    Dataset<Row> rows =
        paths.mapPartitions(new PhotoRows(everywhere, built), Encoders.row(PhotoRows.SCHEMA));
    rows.write().parquet(out);
  }

  /** The executors that built finders so far, once for each time. */
  List<String> builders() {
    return built.value();
  }
}
