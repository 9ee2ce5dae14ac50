package io.facerec.examples.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PhotoTimesTest {
  private final PhotoTimes<String> times = new PhotoTimes<>();

  @Test
  void a_photo_counts_once_however_many_rounds_it_had() {
    times.add("a", 10_000_000);
    times.add("a", 30_000_000);
    times.add("b", 50_000_000);
    assertEquals(20, times.millis(List.of("a")), 1e-9);
    assertEquals((20 + 50) / 2.0, times.millis(List.of("a", "b")), 1e-9);
    assertEquals(0, times.millis(List.of()));
  }

  @Test
  void the_work_is_done_once() {
    AtomicInteger runs = new AtomicInteger();
    times.measure("a", runs::incrementAndGet);
    assertEquals(1, runs.get());
    assertTrue(times.millis(List.of("a")) >= 0);
  }

  @Test
  void a_photo_that_was_not_measured_has_no_time() {
    assertThrows(IllegalStateException.class, () -> times.millis(List.of("a")));
  }
}
