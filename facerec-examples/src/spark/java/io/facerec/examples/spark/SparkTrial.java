package io.facerec.examples.spark;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.facerec.SearchedPhoto;
import io.facerec.Selfie;
import io.facerec.SelfieFinder;
import io.facerec.examples.Facerec;
import io.facerec.image.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Whether a search on Spark gives what the library gives: draws the demo's album, looks in it for
 * several people on as many executors as the master says, reads the Parquet, and compares each row.
 * Throws where it finds a difference.
 */
public final class SparkTrial {
  private static final double TOLERANCE = 1e-4;

  private final Path work;
  private final Path album;

  private SparkTrial(Path work) {
    this.work = work;
    this.album = work.resolve("album");
  }

  /**
   * Runs it.
   *
   * @param words an empty folder, Spark's master, and the number of executors that it has
   */
  @SuppressWarnings("SystemOut") // a program
  public static void main(String[] words) throws IOException {
    SparkTrial trial = new SparkTrial(Path.of(words[0]));
    try (SparkSession spark =
        SparkSession.builder().appName("trial").master(words[1]).getOrCreate()) {
      System.out.println(trial.run(spark, Integer.parseInt(words[2])));
    }
  }

  private String run(SparkSession spark, int executors) throws IOException {
    Facerec.commandLine()
        .execute("demo", "--quiet", "--photos", "20", "--out", album.toString());
    List<String> listed = listed();
    Path listing = Files.write(work.resolve("listing.txt"), listed);
    List<Path> avatars = avatars();
    List<String> refused = new ArrayList<>();
    Wanted wanted = Wanted.read(avatars, null, (avatar, reason) -> refused.add(reason));
    checkState(refused.size() == 1, "refused: %s", refused);

    SparkSearch search = new SparkSearch(spark);
    Path out = work.resolve("found");
    search.write(wanted, listing.toString(), out.toString());

    List<Row> rows = spark.read().parquet(out.toString()).collectAsList();
    checkState(rows.size() == listed.size(), "%s rows of %s", rows.size(), listed.size());
    Map<String, Row> byPhoto = rows.stream().collect(toMap(row -> row.getAs("photo"), row -> row));
    checkState(byPhoto.keySet().equals(Set.copyOf(listed)), "other photos: %s", byPhoto.keySet());
    int matches = 0;
    for (Wanted.Person person : wanted.people()) {
      matches += compare(person.avatar(), listed, byPhoto);
    }
    checkState(matches > 0, "nobody was found");
    List<String> builders = search.builders();
    checkState(
        builders.size() == executors && Set.copyOf(builders).size() == executors,
        "finders were built by %s, expected once by each of %s executors",
        builders,
        executors);
    return "%d photos, %d people, %d matches: as the library finds them; %d executors: %s"
        .formatted(
            rows.size(), wanted.people().size(), matches, executors, new TreeSet<>(builders));
  }

  /** The album, its broken photo, and two that are none. */
  private List<String> listed() throws IOException {
    try (Stream<Path> photos = Files.list(album.resolve("photos"))) {
      Stream<Path> none = Stream.of(work.resolve("gone.jpg"), work.resolve("listing.txt"));
      return Stream.concat(photos, none).map(Path::toString).sorted().toList();
    }
  }

  /** The demo's, photos of the album that show one person, and a file that is no picture. */
  private List<Path> avatars() throws IOException {
    List<Path> avatars = new ArrayList<>(List.of(album.resolve("avatar.jpg")));
    Map<String, Long> faces =
        Files.readAllLines(album.resolve("truth.csv")).stream()
            .skip(1)
            .collect(toMap(line -> line.substring(0, line.indexOf(',')), line -> 1L, Long::sum));
    faces.forEach(
        (photo, count) -> {
          if (count == 1) {
            avatars.add(album.resolve("photos").resolve(photo));
          }
        });
    avatars.add(Files.writeString(work.resolve("words.jpg"), "no picture"));
    return avatars;
  }

  /** The matches of one avatar, after comparing them with those of the library's own search. */
  private static int compare(String avatar, List<String> listed, Map<String, Row> byPhoto) {
    SelfieFinder finder = SelfieFinder.builder(Path.of(avatar)).build();
    int matches = 0;
    try (Stream<SearchedPhoto> search =
        finder.search(listed.stream().map(Path::of).map(Photo::of))) {
      for (SearchedPhoto expected : search.toList()) {
        Row row = requireNonNull(byPhoto.get(expected.photo().name()));
        compare(expected, row);
        List<Selfie> selfies = expected.selfies().toList();
        List<Row> found =
            row.<Row>getList(row.fieldIndex("matches")).stream()
                .filter(match -> match.getAs("avatar").equals(avatar))
                .toList();
        checkState(found.size() == selfies.size(), "%s on %s: %s", avatar, row, selfies);
        for (int i = 0; i < selfies.size(); i++) {
          compare(selfies.get(i), found.get(i));
        }
        matches += selfies.size();
      }
    }
    return matches;
  }

  private static void compare(SearchedPhoto expected, Row row) {
    int faces = row.getAs("faces");
    checkState(faces == expected.faces().size(), "faces of %s", row);
    String problem = row.getAs("problem");
    String reason = expected.problem().map(p -> p.reason()).orElse(null);
    checkState(Objects.equals(problem, reason), "%s, expected %s", row, reason);
  }

  private static void compare(Selfie expected, Row found) {
    same(expected.face().box().x(), found.getAs("x"), found);
    same(expected.face().box().y(), found.getAs("y"), found);
    same(expected.face().box().width(), found.getAs("width"), found);
    same(expected.face().box().height(), found.getAs("height"), found);
    same(expected.face().score(), found.getAs("score"), found);
    same(expected.distance(), found.getAs("distance"), found);
    same(expected.probability(), found.getAs("probability"), found);
  }

  private static void same(double expected, Number found, Row row) {
    double difference = Math.abs(expected - found.doubleValue());
    checkState(difference <= TOLERANCE * Math.max(1, expected), "%s in %s", expected, row);
  }
}
