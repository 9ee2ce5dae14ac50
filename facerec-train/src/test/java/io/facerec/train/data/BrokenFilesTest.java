package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import io.facerec.train.estimator.TrainingHook.StepTime;
import io.facerec.train.estimator.TrainingHook.StepValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.exceptions.TFInvalidArgumentException;

/** Six drawn faces, of which one is spoilt and another is gone. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokenFilesTest {
  @TempDir Path root;
  private FaceFolder people;
  private Path spoilt;
  private Path gone;

  @BeforeEach
  void draw() throws IOException {
    people = DrawnFaces.draw(root, 3, 2, 1);
    spoilt = root.resolve("n000001/0002_01.jpg");
    gone = root.resolve("n000002/0001_01.jpg");
    Files.write(spoilt, Arrays.copyOf(Files.readAllBytes(spoilt), 700));
    Files.delete(gone);
  }

  private FaceStreamer faces() {
    return FaceStreamer.of(DrawnFaces.taught(people, 8), 5).batch(2);
  }

  private PairStreamer pairs() {
    return PairStreamer.of(people).image(ImageSpec.grey(16)).seed(3).batch(4);
  }

  /** Feeds a hook what so many batches skipped. */
  private static SkippedFiles watched(SkippedFiles hook, InputFunction input, int batches) {
    for (Map<String, double[]> batch : Streams.take(input, 0, batches)) {
      List<Long> skipped = Arrays.stream(batch.get("skipped")).mapToObj(n -> (long) n).toList();
      assertTrue(
          hook.afterStep(new StepValues(1, 9, 0, Map.of(), skipped, Map.of(), new StepTime(0, 0))));
    }
    return hook;
  }

  @Test
  void the_others_go_on_without_them() {
    List<Double> seen = new ArrayList<>();
    for (Map<String, double[]> batch : Streams.take(faces(), 0, 6)) {
      Arrays.stream(batch.get("identity")).forEach(seen::add);
    }
    // three rounds of the four that can be read: two of the first person, one of each other
    assertEquals(6, seen.stream().filter(person -> person == 0).count());
    assertEquals(3, seen.stream().filter(person -> person == 1).count());
    assertEquals(3, seen.stream().filter(person -> person == 2).count());
  }

  @Test
  void are_counted_each_time_and_named_once_with_the_reason() {
    SkippedFiles hook = watched(faces().skippedFiles(), faces(), 6);
    assertEquals(Set.of(spoilt, gone), hook.files().keySet());
    assertTrue(hook.files().get(spoilt).contains("damaged"), hook.files().get(spoilt));
    // three rounds: two each, unless the last ones come after the last batch
    assertTrue(hook.count() >= 4 && hook.count() <= 6, "" + hook.count());
  }

  @Test
  void of_a_pair_the_one_that_is_broken_is_named() {
    SkippedFiles hook = watched(pairs().skippedFiles(), pairs(), 8);
    assertEquals(Set.of(spoilt, gone), hook.files().keySet());
    assertTrue(hook.count() > 2);
  }

  @Test
  void the_numbers_of_what_is_skipped_and_of_what_is_not_make_up_the_stream() {
    Set<Double> numbers = new java.util.TreeSet<>();
    double position = 0;
    int skipped = 0;
    for (Map<String, double[]> batch : Streams.take(pairs(), 0, 8)) {
      skipped += batch.get("skipped").length;
      Arrays.stream(batch.get("skipped")).forEach(numbers::add);
      position = batch.get("position")[0];
    }
    assertEquals(position, 8 * 4 + skipped);
    assertEquals(skipped, numbers.size());
  }

  @Test
  void a_stream_that_goes_on_at_a_position_gives_what_would_have_come() {
    for (InputFunction input : List.of(pairs(), faces())) {
      List<Map<String, double[]>> whole = Streams.take(input, 0, 6);
      long position = (long) whole.get(3).get("position")[0];
      Map<String, double[]> next =
          Streams.take(input, new Start(4, OptionalLong.of(position)), 1).get(0);
      String feature = next.containsKey("pair") ? "pair" : "identity";
      assertArrayEquals(whole.get(4).get(feature), next.get(feature));
      assertArrayEquals(whole.get(4).get("position"), next.get("position"));
    }
  }

  @Test
  void a_folder_of_nothing_else_is_an_error_and_no_endless_loop() throws IOException {
    for (FacePhoto photo : people.photos()) {
      Files.writeString(photo.path(), "no picture");
    }
    for (InputFunction input : List.of(pairs(), faces())) {
      var e = assertThrows(TFInvalidArgumentException.class, () -> Streams.take(input, 0, 1));
      assertTrue(e.getMessage().contains("are the files broken or gone?"), e.getMessage());
    }
  }
}
