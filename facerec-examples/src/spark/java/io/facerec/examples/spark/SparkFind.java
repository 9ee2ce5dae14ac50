package io.facerec.examples.spark;

import static java.util.Objects.requireNonNull;

import io.facerec.image.PhotoFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds one person, or thousands, in a listing of photos, on Apache Spark. */
@Command(
    name = "spark find",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the people of AVATARs in the photos of a listing, and writes Parquet: a row for each",
      "line of the listing, with photo, faces (how many), matches (avatar, x, y, width, height,",
      "score, distance, probability) and problem, the reason why a photo could not be searched."
    })
public final class SparkFind implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "AVATAR|FOLDER",
      description =
          "Pictures of one person each, and folders of such. One that cannot be used is named on"
              + " stderr, and the others are looked for.")
  private List<Path> avatars = List.of();

  @Option(
      names = "--photos",
      required = true,
      paramLabel = "FILE",
      description =
          "The listing: a text file with a path a line, which every executor can open (a shared"
              + " file system).")
  private String photos = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "The Parquet folder.")
  private String out = "";

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark's master. Default: what spark-submit says, else local[*].")
  private @Nullable String master;

  @Option(
      names = "--false-match-rate",
      paramLabel = "RATE",
      description =
          "How often a face of somebody else may count as a match of one avatar, such as 1e-5: the"
              + " more avatars, the smaller. Default: that of facerec find.")
  private @Nullable Double falseMatchRate;

  @Spec private @Nullable CommandSpec spec;

  /** Runs it. */
  public static void main(String[] words) {
    System.exit(new CommandLine(new SparkFind()).execute(words));
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = requireNonNull(spec).commandLine();
    Wanted wanted =
        Wanted.read(
            PhotoFiles.in(avatars),
            falseMatchRate,
            (avatar, reason) -> line.getErr().println("warning: " + reason));
    if (wanted.people().isEmpty()) {
      line.getErr().println("facerec: none of the avatars can be used");
      return 1;
    }
    SparkSession.Builder builder = SparkSession.builder().appName("facerec find");
    if (master != null) {
      builder.master(master);
    } else if (System.getProperty("spark.master") == null) {
      builder.master("local[*]");
    }
    try (SparkSession spark = builder.getOrCreate()) {
      new SparkSearch(spark).write(wanted, photos, out);
      Row sums =
          spark
              .read()
              .parquet(out)
              .selectExpr("count(*)", "sum(faces)", "sum(size(matches))", "count(problem)")
              .head();
      line.getErr()
          .printf(
              "%s photos, %s faces, %s matches, %s unreadable%n",
              sums.get(0), sums.get(1), sums.get(2), sums.get(3));
    }
    return 0;
  }
}
