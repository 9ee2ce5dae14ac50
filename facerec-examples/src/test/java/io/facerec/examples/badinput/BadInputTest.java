package io.facerec.examples.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableSet;
import io.facerec.detect.YoloDetector;
import io.facerec.examples.badinput.Outcome.Kind;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every file, however bad. {@code facerec fuzz} tries more of them. */
class BadInputTest {
  private static final ImmutableSet<Kind> RIGHT = ImmutableSet.of(Kind.DECODED, Kind.REFUSED);

  private final Trial trial;

  BadInputTest() throws IOException {
    Path folder = Files.createTempDirectory("facerec-bad-input");
    folder.toFile().deleteOnExit();
    trial = new Trial(folder);
  }

  @Property(tries = 200)
  void a_spoilt_picture_is_decoded_or_refused_with_a_reason(
      @ForAll @IntRange(min = 100, max = 1_000_000) int index, @ForAll long seed) {
    Outcome outcome = trial.of(index, new Mutants(seed).get(index));
    assertTrue(RIGHT.contains(outcome.kind()), outcome::line);
  }

  @Property(tries = 100)
  void bytes_that_begin_like_a_picture_are_too(
      @ForAll("starts") String name, @ForAll byte[] rest, @ForAll @IntRange(max = 7) int way) {
    byte[] start = specimen(name);
    byte[] file = Arrays.copyOf(start, Math.min(start.length, 40) + rest.length);
    System.arraycopy(rest, 0, file, file.length - rest.length, rest.length);
    Outcome outcome = trial.of(way, new Specimen(name, file));
    assertTrue(RIGHT.contains(outcome.kind()), outcome::line);
  }

  @Property(tries = 60)
  void a_picture_that_is_cut_short_is_refused(
      @ForAll("wholes") String name, @ForAll @IntRange(max = 999) int permille) {
    byte[] whole = specimen(name);
    byte[] cut = Arrays.copyOf(whole, (int) (permille * (long) (whole.length - 2) / 1_000));
    assertEquals(Kind.REFUSED, trial.of(permille, new Specimen(name, cut)).kind(), name);
  }

  @Example
  void metadata_however_wrong_costs_no_photo() {
    byte[] jpeg = specimen("baseline.jpg");
    byte[] png = specimen("type-1.png");
    for (Specimen odd : OddMetadata.around(jpeg, png)) {
      if (!odd.name().equals("twice.png")) {
        Outcome outcome = trial.of(7, odd);
        assertEquals(Kind.DECODED, outcome.kind(), odd.name() + ": " + outcome.reason());
      }
    }
  }

  @Example
  void whole_pictures_of_every_form_go_through_the_detector() {
    List<String> refused = new ArrayList<>();
    for (Specimen specimen : Specimens.all()) {
      try {
        YoloDetector.ofDefault().detect(Photo.of(specimen.name(), specimen.bytes()));
      } catch (UnreadablePhotoException e) {
        refused.add(specimen.name());
      }
    }
    List<String> foreign = Collections.nCopies(7, "foreign.jpg");
    assertEquals(List.of("twice.png", "claims.png", "scans.jpg"), refused.subList(0, 3));
    assertEquals(foreign, refused.subList(3, refused.size()));
  }

  @Example
  void a_run_tells_the_outcome_of_each_file() throws InterruptedException, IOException {
    Path folder = Files.createTempDirectory("facerec-fuzz");
    FuzzTally tally = new FuzzTally();
    new FuzzRun(7, 120, folder, Duration.ofMinutes(5)).run((index, outcome) -> tally.add(outcome));
    assertTrue(tally.isGood());
    assertEquals(120, tally.count(Kind.DECODED) + tally.count(Kind.REFUSED));
    assertTrue(tally.count(Kind.DECODED) > 20 && tally.count(Kind.REFUSED) > 20);
  }

  @Example
  void a_run_counts_a_worker_that_is_silent() throws InterruptedException {
    FuzzTally tally = new FuzzTally();
    new FuzzRun(7, 2, Path.of("nowhere"), Duration.ofMillis(1))
        .run((index, outcome) -> tally.add(outcome));
    assertEquals(2, tally.count(Kind.HUNG));
  }

  @Provide
  Arbitrary<String> starts() {
    return Arbitraries.of(
        "baseline.jpg", "progressive.jpg", "type-1.png", "still.gif", "colours.bmp", "type-1.tif");
  }

  @Provide
  Arbitrary<String> wholes() {
    return Arbitraries.of("baseline.jpg", "progressive.jpg", "type-1.png", "still.gif");
  }

  private static byte[] specimen(String name) {
    Mutants mutants = new Mutants(0);
    return IntStream.range(0, 100)
        .mapToObj(mutants::get)
        .filter(specimen -> specimen.name().equals(name))
        .findFirst()
        .orElseThrow()
        .bytes();
  }
}
