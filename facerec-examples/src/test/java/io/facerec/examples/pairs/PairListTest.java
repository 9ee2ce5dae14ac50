package io.facerec.examples.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PairListTest {
  private static final Path ROOT = Path.of("lfw");

  @Test
  void three_words_are_two_pictures_of_one_name() {
    assertEquals(
        List.of(pair("Ada/Ada_0001.jpg", "Ada/Ada_0012.jpg")),
        PairList.parse(List.of("Ada 1 12"), ROOT));
  }

  @Test
  void four_words_are_pictures_of_two_names() {
    assertEquals(
        List.of(pair("Ada/Ada_0003.jpg", "Alan_T/Alan_T_0001.jpg")),
        PairList.parse(List.of("Ada\t3\tAlan_T\t1"), ROOT));
  }

  @Test
  void two_words_are_paths_and_may_hold_blanks_where_a_tab_parts_them() {
    assertEquals(
        List.of(pair("a/1.jpg", "b/2.jpg"), pair("my photo.jpg", "c.png")),
        PairList.parse(List.of("a/1.jpg b/2.jpg", "my photo.jpg\tc.png"), ROOT));
  }

  @Test
  void the_first_line_may_count_folds_and_pairs_and_empty_lines_are_none() {
    List<Pair> ada = List.of(pair("Ada/Ada_0001.jpg", "Ada/Ada_0002.jpg"));
    assertEquals(ada, PairList.parse(List.of("10\t300", "Ada 1 2", "", " "), ROOT));
    assertEquals(ada, PairList.parse(List.of("500", "Ada 1 2"), ROOT));
  }

  @Test
  void an_absolute_path_is_taken_as_it_is() {
    assertEquals(
        List.of(new Pair(Path.of("/photos/1.jpg"), ROOT.resolve("2.jpg"))),
        PairList.parse(List.of("/photos/1.jpg 2.jpg"), ROOT));
  }

  @Test
  void a_line_of_another_form_is_named_in_the_message() {
    for (String line : List.of("Ada", "Ada one two", "a b c d e")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> PairList.parse(List.of("Ada 1 2", line), ROOT));
      assertTrue(
          e.getMessage().startsWith("line 2 of the pairs is '" + line + "'"), e.getMessage());
    }
  }

  @Test
  void a_list_that_is_missing_is_named_in_the_message() {
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> PairList.read(Path.of("gone.txt"), ROOT));
    assertTrue(e.getMessage().startsWith("cannot read gone.txt"), e.getMessage());
  }

  private static Pair pair(String first, String second) {
    return new Pair(ROOT.resolve(first), ROOT.resolve(second));
  }
}
