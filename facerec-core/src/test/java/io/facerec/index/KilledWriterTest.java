package io.facerec.index;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.exception.InvalidIndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledWriterTest {
  private static final IndexHeader HEADER = new IndexHeader(3, "tiny");
  private static final int PHOTOS = 2000;
  private static final int KILLS = 4;

  @TempDir Path folder;

  @Test
  void whenever_a_writer_is_killed_the_index_is_whole_and_what_was_done_is_saved()
      throws IOException, InterruptedException {
    Path file = folder.resolve("a.faces");
    HandMade.write(file, HEADER, HandMade.photo("old 0.jpg", 1));
    for (int kill = 0; kill < KILLS; kill++) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Endless.class.getName(),
                  file.toString())
              .redirectErrorStream(true)
              .start();
      assertEquals('w', child.getInputStream().read()); // it writes
      child.waitFor(7L * kill + 3, MILLISECONDS);
      child.destroyForcibly();
      assertTrue(child.waitFor(30, SECONDS));
      assertWhole(file);
    }
    for (Path part : Leftovers.of(file)) {
      assertSaved(part);
    }
  }

  /** A generation's first photos, none of them if its writer was killed at once. */
  private static void assertSaved(Path part) throws IOException {
    List<String> paths = new ArrayList<>();
    try (IndexFile left = IndexFile.open(part)) {
      left.readWhole((place, photo) -> paths.add(photo.path()));
    } catch (InvalidIndexException e) {
      assertTrue(Files.size(part) < 8 + Frame.HEAD + HEADER.toBytes().length + Frame.TAIL);
    }
    for (int i = 0; i < paths.size(); i++) {
      assertTrue(paths.get(i).endsWith(" " + i + ".jpg"), paths.get(i));
    }
  }

  /** One generation's photos, all of them. */
  private static void assertWhole(Path file) throws IOException {
    List<String> paths = new ArrayList<>();
    try (IndexFile index = IndexFile.open(file)) {
      index.readAll((place, photo) -> paths.add(photo.path()));
    }
    assertTrue(paths.size() == 1 || paths.size() == PHOTOS, paths.size() + " photos");
    String generation = paths.get(0).replace(" 0.jpg", "");
    for (int i = 0; i < paths.size(); i++) {
      assertEquals(generation + " " + i + ".jpg", paths.get(i));
    }
    assertTrue(Files.exists(file));
  }

  /** Writes one index after the other until it is killed. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] words) throws IOException {
      for (int generation = 0; ; generation++) {
        try (IndexWriter writer = new IndexWriter(Path.of(words[0]), HEADER)) {
          for (int i = 0; i < PHOTOS; i++) {
            writer.add(HandMade.photo("new" + generation + " " + i + ".jpg", i));
          }
          writer.commit();
        }
        if (generation == 0) {
          System.out.write('w');
          System.out.flush();
        }
      }
    }
  }
}
