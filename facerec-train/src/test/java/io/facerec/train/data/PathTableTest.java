package io.facerec.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TString;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PathTableTest {
  private static final List<Path> PATHS =
      List.of(
          Path.of("/photos/n000001/0001_01.jpg"),
          Path.of("/photos/n000002/ä ü.png"),
          Path.of("more/n000001/0001_01.jpg"),
          Path.of("here.jpg"),
          Path.of("n000003/0001_01.jpg"));

  private static List<Path> rows(PathTable table) {
    return IntStream.range(0, table.size()).mapToObj(table::path).toList();
  }

  private static List<Path> lookedUp(PathTable table) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Operand<?>> constants = table.constants(tf);
      List<Path> paths = new ArrayList<>();
      try (Session session = new Session(graph)) {
        for (int row = 0; row < table.size(); row++) {
          try (Result result =
              session.runner().fetch(PathTable.path(tf, constants, tf.constant(row))).run()) {
            paths.add(Path.of(((TString) result.get(0)).getObject()));
          }
        }
      }
      return paths;
    }
  }

  @Test
  void gives_back_what_was_put_in() {
    assertEquals(PATHS, rows(PathTable.of(PATHS)));
    assertThrows(IndexOutOfBoundsException.class, () -> PathTable.of(PATHS).path(5));
  }

  @Test
  void looks_up_the_same_in_a_graph() {
    assertEquals(PATHS, lookedUp(PathTable.of(PATHS)));
    List<Path> ofOneRoot = PATHS.subList(0, 2);
    assertEquals(ofOneRoot, lookedUp(PathTable.of(ofOneRoot)));
  }

  @Test
  void holds_more_roots_than_it_has_numbers_for() {
    List<Path> paths =
        IntStream.range(0, 300).mapToObj(i -> Path.of("/root" + i + "/n/" + i + ".jpg")).toList();
    assertEquals(paths, rows(PathTable.of(paths)));
  }

  @Test
  void finds_a_name_among_sorted_rows_and_nothing_else() {
    PathTable.Builder builder = new PathTable.Builder();
    for (String name : List.of("a/1.jpg", "b/1.jpg", "b/2.jpg", "b/20.jpg", "b/é.jpg")) {
      builder.add("/photos/", name);
    }
    builder.add("/more/", "b/1.jpg");
    PathTable table = builder.build();
    assertEquals(1, table.find("/photos/", "b/1.jpg", 1, 6));
    assertEquals(3, table.find("/photos/", "b/20.jpg", 1, 6));
    assertEquals(4, table.find("/photos/", "b/é.jpg", 1, 6));
    assertEquals(5, table.find("/more/", "b/1.jpg", 1, 6));
    assertEquals(-1, table.find("/photos/", "b/3.jpg", 1, 6));
    assertEquals(-1, table.find("/photos/", "a/1.jpg", 1, 6));
    assertEquals(-1, table.find("/gone/", "b/1.jpg", 1, 6));
  }

  @Test
  void a_part_of_it_is_a_table_of_its_own() {
    PathTable.Builder part = new PathTable.Builder();
    part.add(PathTable.of(PATHS), 1, 3);
    part.add(PathTable.of(PATHS), 4, 5);
    assertEquals(List.of(PATHS.get(1), PATHS.get(2), PATHS.get(4)), rows(part.build()));
  }
}
