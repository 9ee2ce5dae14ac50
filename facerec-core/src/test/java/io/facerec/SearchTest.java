package io.facerec;

import static io.facerec.TinyWorld.photo;
import static io.facerec.testing.Pictures.BLUE;
import static io.facerec.testing.Pictures.GREEN;
import static io.facerec.testing.Pictures.RED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.Face;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.testing.DetectorWith;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class SearchTest {
  @RegisterExtension static final TinyWorld world = new TinyWorld();

  @Test
  void results_come_in_the_order_of_the_photos_though_workers_overtake_each_other() {
    BiFunction<DecodedPhoto, List<Face>, List<Face>> firstIsLast =
        (pixels, faces) -> {
          if (pixels.photo().name().equals("0")) {
            pause(300);
          }
          return faces;
        };
    SelfieFinder finder = finder(firstIsLast).parallelism(3).batch(2).build();
    try (Stream<SearchedPhoto> searched = finder.search(numbered(10))) {
      assertEquals(
          IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
          searched.map(photo -> photo.photo().name()).toList());
    }
  }

  @Test
  void photos_are_asked_for_no_further_ahead_than_a_batch_and_the_workers_need() {
    AtomicInteger asked = new AtomicInteger();
    Stream<Photo> endless =
        IntStream.iterate(0, i -> i + 1)
            .mapToObj(
                i -> {
                  asked.incrementAndGet();
                  return photo("photo " + i, RED);
                });
    SelfieFinder finder = finder((pixels, faces) -> faces).parallelism(2).batch(5).build();
    try (Stream<SearchedPhoto> searched = finder.search(endless)) {
      assertEquals(20, searched.limit(20).count());
    }
    assertTrue(asked.get() <= 20 + 5 + 2 * 2, asked + " photos were asked for");
  }

  @Test
  void a_result_does_not_wait_for_more_photos_than_there_are_to_fill_a_batch() {
    SelfieFinder finder = finder((pixels, faces) -> faces).batch(1000).build();
    try (Stream<SearchedPhoto> searched = finder.search(numbered(3))) {
      assertEquals(3, searched.filter(photo -> photo.faces().size() == 1).count());
    }
  }

  @Test
  void what_unexpectedly_fails_is_the_problem_of_one_photo() {
    SelfieFinder finder =
        finder(
                (pixels, faces) -> {
                  if (pixels.photo().name().equals("1")) {
                    throw new IllegalArgumentException("odd");
                  }
                  return faces;
                })
            .build();
    try (Stream<SearchedPhoto> searched = finder.search(numbered(3))) {
      List<SearchedPhoto> photos = searched.toList();
      assertEquals(
          List.of(false, true, false),
          photos.stream().map(photo -> photo.problem().isPresent()).toList());
      assertTrue(photos.get(1).problem().orElseThrow().reason().contains("odd"));
    }
  }

  @Test
  void an_error_of_the_machine_ends_the_search() {
    OutOfMemoryError error = new OutOfMemoryError("none left");
    SelfieFinder finder =
        finder(
                (pixels, faces) -> {
                  if (pixels.photo().name().equals("1")) {
                    throw error;
                  }
                  return faces;
                })
            .build();
    try (Stream<SearchedPhoto> searched = finder.search(numbered(3))) {
      assertSame(error, assertThrows(OutOfMemoryError.class, searched::toList));
    }
  }

  @Test
  void a_detector_that_was_closed_ends_the_search() {
    try (TinyWorld closing = new TinyWorld()) {
      SelfieFinder finder = closing.finderOf(RED).build();
      closing.detector.close();
      try (Stream<SearchedPhoto> searched = finder.search(numbered(3))) {
        Exception e = assertThrows(IllegalStateException.class, searched::toList);
        assertEquals("the model tiny is closed", e.getMessage());
      }
    }
  }

  @Test
  void closing_the_stream_stops_the_workers_and_closes_the_photos() throws Exception {
    AtomicBoolean photosClosed = new AtomicBoolean();
    Set<String> detected = ConcurrentHashMap.newKeySet();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    SelfieFinder finder =
        finder(
                (pixels, faces) -> {
                  detected.add(pixels.photo().name());
                  if (pixels.photo().name().equals("1")) {
                    busy.countDown();
                    await(closed);
                  }
                  return faces;
                })
            .parallelism(1)
            .batch(1)
            .build();
    Stream<SearchedPhoto> searched =
        finder.search(numbered(100).onClose(() -> photosClosed.set(true)));
    Iterator<SearchedPhoto> results = searched.iterator();
    results.next();
    busy.await();
    searched.close();
    closed.countDown();
    assertTrue(photosClosed.get());
    assertThrows(IllegalStateException.class, results::next);
    try (Stream<SearchedPhoto> another = finder.search(Stream.of(photo("last", BLUE)))) {
      assertEquals(1, another.count()); // the one worker has passed by what was cancelled
    }
    assertEquals(Set.of("avatar", "0", "1", "last"), detected);
  }

  @Test
  void an_interrupt_ends_the_search_and_stays_visible() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    SelfieFinder finder =
        finder(
                (pixels, faces) -> {
                  if (pixels.photo().name().equals("0")) {
                    busy.countDown();
                    await(never);
                  }
                  return faces;
                })
            .build();
    AtomicBoolean visible = new AtomicBoolean();
    AtomicBoolean cancelled = new AtomicBoolean();
    Thread asking =
        new Thread(
            () -> {
              try (Stream<SearchedPhoto> searched = finder.search(numbered(3))) {
                assertThrows(CancellationException.class, searched::toList);
                cancelled.set(true);
                visible.set(Thread.currentThread().isInterrupted());
              }
            });
    asking.start();
    busy.await();
    asking.interrupt();
    asking.join();
    never.countDown();
    assertTrue(cancelled.get());
    assertTrue(visible.get());
  }

  @Test
  void the_workers_are_daemons_so_that_they_keep_no_host_alive() {
    Set<Boolean> daemons = ConcurrentHashMap.newKeySet();
    SelfieFinder finder =
        finder(
                (pixels, faces) -> {
                  if (!pixels.photo().name().equals("avatar")) {
                    daemons.add(Thread.currentThread().isDaemon());
                  }
                  return faces;
                })
            .build();
    try (Stream<SearchedPhoto> searched = finder.search(numbered(3))) {
      assertEquals(3, searched.count());
    }
    assertEquals(Set.of(true), daemons);
  }

  private static SelfieFinderBuilder finder(
      BiFunction<DecodedPhoto, List<Face>, List<Face>> detecting) {
    return world.finderOf(RED).detector(new DetectorWith(world.detector, detecting));
  }

  private static Stream<Photo> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> photo(String.valueOf(i), GREEN));
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
