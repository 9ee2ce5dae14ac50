package io.facerec;

import static io.facerec.TinyWorld.photo;
import static io.facerec.testing.Pictures.BLUE;
import static io.facerec.testing.Pictures.GREEN;
import static io.facerec.testing.Pictures.RED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.facerec.detect.RcnnDetector;
import io.facerec.image.Photo;
import io.facerec.testing.DetectorWith;
import io.facerec.testing.TinyModels;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class FinderLifetimeTest {
  private static final int WAITS = 100;

  @RegisterExtension static final TinyWorld world = new TinyWorld();

  /** Native objects are counted while they wait for nobody to collect them. */
  @Nested
  class No_tensor_is_left {
    @Test
    void by_photos_with_faces_without_and_unreadable_ones() {
      SelfieFinder finder = world.finderOf(RED).parallelism(1).batch(3).build();
      List<Photo> photos =
          List.of(
              photo("two", RED, BLUE),
              photo("nobody"),
              Photo.of("broken", "no picture".getBytes(StandardCharsets.UTF_8)),
              photo("one", GREEN));
      assertEquals(4, all(finder, photos.stream()));
      long before = settled();
      for (int i = 0; i < 10; i++) {
        assertEquals(4, all(finder, photos.stream()));
      }
      assertNoneLeft(before);
    }

    @Test
    void by_a_stream_that_is_closed_early() {
      SelfieFinder finder = world.finderOf(RED).parallelism(1).batch(5).build();
      all(finder, numbered(3));
      long before = settled();
      for (int i = 0; i < 10; i++) {
        try (Stream<SearchedPhoto> searched = finder.search(numbered(100))) {
          assertEquals("0", searched.iterator().next().photo().name());
        }
      }
      all(finder, numbered(1)); // the one worker has passed by what was under way
      assertNoneLeft(before);
    }

    @Test
    void by_a_thread_that_is_interrupted_and_the_search_stops_within_a_photo() throws Exception {
      Set<String> detected = ConcurrentHashMap.newKeySet();
      CountDownLatch busy = new CountDownLatch(1);
      CountDownLatch interrupted = new CountDownLatch(1);
      SelfieFinder finder =
          world
              .finderOf(RED)
              .detector(
                  new DetectorWith(
                      world.detector,
                      (pixels, faces) -> {
                        detected.add(pixels.photo().name());
                        if (pixels.photo().name().equals("2")) {
                          busy.countDown();
                          await(interrupted);
                        }
                        return faces;
                      }))
              .parallelism(1)
              .batch(1)
              .build();
      all(finder, numbered(1));
      long before = settled();
      FutureTask<Boolean> asking =
          new FutureTask<>(
              () -> {
                assertThrows(CancellationException.class, () -> all(finder, numbered(100)));
                return Thread.currentThread().isInterrupted();
              });
      Thread thread = new Thread(asking);
      thread.start();
      busy.await();
      thread.interrupt();
      assertTrue(asking.get(), "the interrupt is no longer visible");
      interrupted.countDown();
      all(finder, Stream.of(photo("last", GREEN)));
      assertEquals(Set.of("avatar", "0", "1", "2", "last"), detected);
      assertNoneLeft(before);
    }

    @Test
    void by_models_that_are_closed() {
      try (TinyWorld another = new TinyWorld()) {
        all(another.finderOf(RED).build(), numbered(1));
      }
      long before = settled();
      try (TinyWorld another = new TinyWorld()) {
        all(another.finderOf(RED).build(), numbered(3));
      }
      assertNoneLeft(before);
    }
  }

  @Nested
  class After_closing {
    @Test
    void a_stream_says_so() {
      SelfieFinder finder = world.finderOf(RED).build();
      Stream<SearchedPhoto> searched = finder.search(numbered(3));
      Iterator<SearchedPhoto> results = searched.iterator();
      searched.close();
      Exception e = assertThrows(IllegalStateException.class, results::next);
      assertEquals("the search is closed", e.getMessage());
      assertEquals(3, all(finder, numbered(3)));
    }

    @Test
    void a_verifier_says_so_to_the_search_and_to_a_new_finder() {
      try (TinyWorld closing = new TinyWorld()) {
        SelfieFinder finder = closing.finderOf(RED).build();
        closing.verifier.close();
        Exception e = assertThrows(IllegalStateException.class, () -> all(finder, numbered(3)));
        assertEquals("the model tiny is closed", e.getMessage());
        SelfieFinderBuilder another = closing.finderOf(RED);
        assertThrows(IllegalStateException.class, another::build);
      }
    }
  }

  @Nested
  class Two_finders_with_different_models {
    @TempDir Path folder;

    @Test
    void work_side_by_side_and_one_outlives_the_other() throws Exception {
      SelfieFinder stays = world.finderOf(RED).parallelism(2).build();
      List<Photo> photos =
          IntStream.range(0, 40)
              .mapToObj(i -> i % 2 == 0 ? photo("a" + i, RED, BLUE) : photo("b" + i, GREEN))
              .toList();
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try (TinyWorld going = new TinyWorld();
          RcnnDetector regions = RcnnDetector.load(TinyModels.regionDetector(folder))) {
        SelfieFinder goes = going.finderOf(GREEN).detector(regions).parallelism(2).build();
        Future<Long> greens = threads.submit(() -> selfies(goes, photos));
        Future<Long> reds = threads.submit(() -> selfies(stays, photos));
        assertEquals(20, greens.get());
        assertEquals(20, reds.get());
      } finally {
        threads.shutdownNow();
      }
      assertEquals(20, selfies(stays, photos));
    }
  }

  @Test
  void a_virtual_thread_finds_what_others_find() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "this JVM has no virtual threads");
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    Callable<Long> search =
        () -> selfies(world.finderOf(RED).build(), List.of(photo("a", RED), photo("b", BLUE)));
    FutureTask<Long> task = new FutureTask<>(search);
    start.invoke(null, task);
    assertEquals(1, task.get());
  }

  private static long selfies(SelfieFinder finder, List<Photo> photos) {
    try (Stream<SearchedPhoto> searched = finder.search(photos.stream())) {
      return searched.flatMap(SearchedPhoto::selfies).count();
    }
  }

  private static long all(SelfieFinder finder, Stream<Photo> photos) {
    try (Stream<SearchedPhoto> searched = finder.search(photos)) {
      return searched.toList().size();
    }
  }

  private static Stream<Photo> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> photo(String.valueOf(i), GREEN));
  }

  /** The native objects there are, once the garbage of earlier tests is collected. */
  private static long settled() {
    long[] counts = new long[5];
    for (int i = 0; i < counts.length || Arrays.stream(counts).distinct().count() > 1; i++) {
      System.gc();
      pause();
      counts[i % counts.length] = Pointer.totalCount();
    }
    return counts[0];
  }

  /**
   * A worker frees a photo just after its answer is given: that is waited for, without a
   * collection.
   */
  private static void assertNoneLeft(long before) {
    for (int i = 0; i < WAITS && Pointer.totalCount() > before; i++) {
      pause();
    }
    long left = Pointer.totalCount() - before;
    assertTrue(left <= 0, left + " native objects are left");
  }

  private static void pause() {
    try {
      Thread.sleep(20);
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
