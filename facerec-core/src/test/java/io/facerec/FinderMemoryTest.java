package io.facerec;

import static io.facerec.testing.Pictures.GREEN;
import static io.facerec.testing.Pictures.RED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.image.Photo;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FinderMemoryTest {
  private static final long MEGABYTE = 1 << 20;

  @TempDir Path folder;

  @Test
  void does_not_grow_with_the_number_of_photos() {
    Photo photo = Photo.of(TinyWorld.save(folder.resolve("1.png"), GREEN, RED, GREEN, RED));
    try (TinyWorld world = new TinyWorld()) {
      SelfieFinder finder = world.finderOf(RED).parallelism(2).build();
      search(finder, photo, 1_500); // until the heap has touched what it keeps for new objects
      long before = Pointer.physicalBytes();
      search(finder, photo, 1_500); // tensors of 350 MB, were they kept
      long after = Pointer.physicalBytes();
      long grown = (after - before) / MEGABYTE;
      assertTrue(grown < 100, "the process grew by " + grown + " MB");
    }
  }

  private static void search(SelfieFinder finder, Photo photo, int times) {
    try (Stream<SearchedPhoto> searched =
        finder.search(IntStream.range(0, times).mapToObj(i -> photo))) {
      assertEquals(times, searched.filter(each -> each.faces().size() == 4).count());
    }
  }
}
