package io.facerec.examples.nearest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HnswFacesTest {
  private static final RandomPeople PEOPLE = new RandomPeople(7, 10);

  @TempDir private Path folder;

  @Test
  void the_nearest_of_two_thousand_faces_are_the_persons_own() {
    HnswFaces.write(folder, PEOPLE.faces(2_000));
    long own = 0;
    try (HnswFaces faces = HnswFaces.open(folder)) {
      for (int person = 0; person < 20; person++) {
        List<Integer> nearest = faces.nearest(PEOPLE.face(person, 10), 10);
        int first = person * 10;
        own += nearest.stream().filter(n -> n >= first && n < first + 10).count();
      }
    }
    assertTrue(own >= 195, own + " of 200");
  }

  @Test
  void what_was_written_before_is_replaced_and_a_face_is_nearest_to_itself() {
    HnswFaces.write(folder, PEOPLE.faces(50));
    HnswFaces.write(folder, PEOPLE.faces(20));
    try (HnswFaces faces = HnswFaces.open(folder)) {
      Set<Integer> all = new HashSet<>(faces.nearest(PEOPLE.face(1, 3), 100));
      assertEquals(IntStream.range(0, 20).boxed().collect(Collectors.toSet()), all);
      assertEquals(List.of(13), faces.nearest(PEOPLE.face(1, 3), 1));
    }
  }

  @Test
  void a_folder_without_faces_is_refused() {
    assertThrows(UncheckedIOException.class, () -> HnswFaces.open(folder));
  }
}
