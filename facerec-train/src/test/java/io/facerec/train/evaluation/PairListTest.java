package io.facerec.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        List.of(same("Ada/Ada_0001.jpg", "Ada/Ada_0012.jpg")),
        PairList.parse(List.of("Ada 1 12"), ROOT).pairs());
  }

  @Test
  void four_words_are_pictures_of_two_names() {
    assertEquals(
        List.of(different("Ada/Ada_0003.jpg", "Alan_T/Alan_T_0001.jpg")),
        PairList.parse(List.of("Ada\t3\tAlan_T\t1"), ROOT).pairs());
  }

  @Test
  void two_words_are_paths_and_may_hold_blanks_where_a_tab_parts_them() {
    assertEquals(
        List.of(different("a/1.jpg", "b/2.jpg"), same("my photo.jpg", "c.png")),
        PairList.parse(List.of("a/1.jpg b/2.jpg", "my photo.jpg\tc.png"), ROOT).pairs());
  }

  @Test
  void the_first_line_may_count_folds_and_pairs_and_empty_lines_are_none() {
    List<Pair> ada = List.of(same("Ada/Ada_0001.jpg", "Ada/Ada_0002.jpg"));
    assertEquals(ada, PairList.parse(List.of("10\t300", "Ada 1 2", "", " "), ROOT).pairs());
    assertEquals(ada, PairList.parse(List.of("500", "Ada 1 2"), ROOT).pairs());
  }

  @Test
  void an_absolute_path_is_taken_as_it_is() {
    assertEquals(
        List.of(new Pair(Path.of("/photos/1.jpg"), ROOT.resolve("2.jpg"), false)),
        PairList.parse(List.of("/photos/1.jpg 2.jpg"), ROOT).pairs());
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
  void a_third_column_may_say_what_a_pair_is() {
    List<Pair> pairs = List.of(same("a/1.jpg", "my b.jpg"), different("n1/1.jpg", "n1/2.jpg"));
    assertEquals(
        pairs,
        PairList.parse(
                List.of("first,second,label", "a/1.jpg,my b.jpg,same", "n1/1.jpg,n1/2.jpg,0"), ROOT)
            .pairs());
    assertEquals(
        pairs,
        PairList.parse(List.of("a/1.jpg\tmy b.jpg\tTRUE", "n1/1.jpg n1/2.jpg different"), ROOT)
            .pairs());
  }

  @Test
  void a_list_that_is_missing_is_named_in_the_message() {
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> PairList.read(Path.of("gone.txt"), ROOT));
    assertTrue(e.getMessage().startsWith("cannot read gone.txt"), e.getMessage());
  }

  @Test
  void two_paths_are_one_person_where_their_folders_have_one_name() {
    assertEquals(
        List.of(same("n1/1.jpg", "n1/2.jpg"), different("n1/1.jpg", "n2/1.jpg")),
        PairList.parse(List.of("n1/1.jpg n1/2.jpg", "n1/1.jpg n2/1.jpg"), ROOT).pairs());
  }

  @Test
  void folds_follow_each_other_as_the_first_line_counts_them() {
    List<String> lines = List.of("2 1", "Ada 1 2", "Ada 1 Bob 1", "Bob 1 2", "Bob 2 Ada 2");
    List<List<Pair>> folds = PairList.parse(lines, ROOT).folds();
    assertEquals(2, folds.size());
    assertEquals(
        List.of(
            same("Bob/Bob_0001.jpg", "Bob/Bob_0002.jpg"),
            different("Bob/Bob_0002.jpg", "Ada/Ada_0002.jpg")),
        folds.get(1));
    PairList cut = PairList.parse(lines.subList(0, 4), ROOT);
    String message = assertThrows(IllegalArgumentException.class, cut::folds).getMessage();
    assertEquals("3 pairs are no two or more whole folds of 2", message);
  }

  @Test
  void without_a_first_line_each_kind_is_dealt_to_ten_folds() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add("Ada 1 " + (i + 2));
    }
    for (int i = 0; i < 10; i++) {
      lines.add("Ada 1 Bob " + (i + 1));
    }
    List<List<Pair>> folds = PairList.parse(lines, ROOT).folds();
    assertEquals(10, folds.size());
    assertEquals(
        List.of(
            same("Ada/Ada_0001.jpg", "Ada/Ada_0003.jpg"),
            same("Ada/Ada_0001.jpg", "Ada/Ada_0013.jpg"),
            different("Ada/Ada_0001.jpg", "Bob/Bob_0002.jpg")),
        folds.get(1));
  }

  private static Pair same(String first, String second) {
    return new Pair(ROOT.resolve(first), ROOT.resolve(second), true);
  }

  private static Pair different(String first, String second) {
    return new Pair(ROOT.resolve(first), ROOT.resolve(second), false);
  }
}
