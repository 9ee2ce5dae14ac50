package io.facerec.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.exception.InvalidModelException;
import io.facerec.testing.ModelFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelTest {
  @TempDir Path folder;

  @BeforeEach
  void write_a_model_that_doubles() throws IOException {
    doubling().write("doubler", ModelTest::doubleIt);
  }

  @Nested
  class A_model_in_a_folder {
    @Test
    void is_fed_and_fetched_by_the_roles_of_its_card() {
      try (Model model = Model.load(folder)) {
        assertArrayEquals(new float[] {2, 5}, doubled(model, 1, 2.5f));
      }
    }

    @Test
    void gives_the_same_answers_to_several_threads() {
      try (Model model = Model.load(folder)) {
        IntStream.range(0, 200)
            .parallel()
            .forEach(i -> assertArrayEquals(new float[] {2 * i}, doubled(model, i)));
      }
    }

    @Test
    void refuses_to_run_when_it_is_closed() {
      Model model = Model.load(folder);
      model.close();
      model.close();
      Exception e = assertThrows(IllegalStateException.class, () -> doubled(model, 1));
      assertEquals("the model tiny is closed", e.getMessage());
    }

    @Test
    void names_its_roles_when_another_is_asked_for() {
      try (Model model = Model.load(folder);
          TFloat32 one = TFloat32.scalarOf(1)) {
        Exception e =
            assertThrows(
                IllegalArgumentException.class, () -> model.run(Map.of("z", one), "doubled"));
        assertEquals("the model tiny has no z, only {x=x}", e.getMessage());
      }
    }

    @Test
    void runs_in_bfloat16_where_that_is_asked_for() {
      try (Model model = Model.load(folder, new SessionOptions(2, true))) {
        assertArrayEquals(new float[] {4}, doubled(model, 2));
      }
    }
  }

  @Nested
  class Refused_is_a_model {
    @Test
    void that_is_not_there() {
      assertRefused("there is no model-card.json", folder.resolve("nowhere"));
    }

    @Test
    void without_its_graph() throws IOException {
      Files.delete(folder.resolve("graph.pb"));
      assertRefused("there is no graph.pb", folder);
    }

    @Test
    void whose_graph_was_changed() throws IOException {
      Files.write(folder.resolve("graph.pb"), new byte[] {1, 2, 3});
      assertRefused("graph.pb is not the file that its card describes", folder);
    }

    @Test
    void whose_graph_is_none() throws IOException {
      byte[] text = "not a graph".getBytes(StandardCharsets.UTF_8);
      doubling().write(doubling().card("doubler", text), text);
      assertRefused("graph.pb is no graph that TensorFlow can load", folder);
    }

    @Test
    void whose_card_is_no_json() throws IOException {
      Files.writeString(folder.resolve("model-card.json"), "{ half");
      assertRefused("model-card.json is not a model card in JSON", folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "7"})
    void whose_card_says_nothing(String json) throws IOException {
      Files.writeString(folder.resolve("model-card.json"), json);
      assertThrows(InvalidModelException.class, () -> Model.load(folder));
    }

    @Test
    void of_a_later_format() throws IOException {
      change("\"format\":1", "\"format\":2");
      assertRefused("its card has format 2, this version of facerec reads format 1", folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../graph.pb", "/etc/passwd", "a/graph.pb", "..", "C:graph.pb", "."})
    void whose_graph_lies_elsewhere(String graph) throws IOException {
      change("graph.pb", graph);
      assertRefused("which is no plain file name", folder);
    }

    @Test
    void whose_card_names_an_operation_that_the_graph_lacks() throws IOException {
      change("{\"x\":\"x\"}", "{\"x\":\"y\"}");
      assertRefused("it has no operation y, which its card calls x", folder);
    }

    @Test
    void whose_graph_is_a_link_out_of_its_folder(@TempDir Path elsewhere) throws IOException {
      Path graph = folder.resolve("graph.pb");
      Path moved = Files.move(graph, elsewhere.resolve("graph.pb"));
      Files.createSymbolicLink(graph, moved);
      assertRefused("graph.pb cannot be read (it is a link to", folder);
    }

    @Test
    void whose_graph_is_a_folder() throws IOException {
      Files.delete(folder.resolve("graph.pb"));
      Files.createDirectory(folder.resolve("graph.pb"));
      assertRefused("graph.pb cannot be read (it is no regular file)", folder);
    }

    @Test
    void whose_graph_reads_files() throws IOException {
      doubling()
          .write(
              "doubler",
              tf -> {
                doubleIt(tf);
                tf.io.readFile(tf.constant("/etc/passwd"));
              });
      assertRefused("its operation ReadFile reaches files or servers", folder);
    }

    @Test
    void whose_graph_writes_files() throws IOException {
      doubling()
          .write(
              "doubler",
              tf -> {
                doubleIt(tf);
                tf.io.writeFile(tf.constant("a.txt"), tf.constant("overwritten"));
              });
      assertRefused("its operation WriteFile reaches files or servers", folder);
    }

    @Test
    void with_a_card_larger_than_any() throws IOException {
      Files.writeString(folder.resolve("model-card.json"), " ".repeat(2 << 20));
      assertRefused("model-card.json has more than 1048576 bytes", folder);
    }

    @Test
    void that_the_class_path_does_not_hold() {
      Exception e =
          assertThrows(
              InvalidModelException.class,
              () -> Model.fromClasspath("io/facerec/none", SessionOptions.DEFAULT));
      assertTrue(e.getMessage().startsWith("cannot use the model classpath:io/facerec/none"));
    }
  }

  @Nested
  class What_its_user_expects {
    @Test
    void is_the_kind() {
      assertUnexpected("it is a doubler, needed is a halver", "halver", "x", "doubled", "factor");
    }

    @Test
    void is_each_input_output_and_parameter() {
      assertUnexpected("its card has no input z, only [x]", "doubler", "z", "doubled", "factor");
      assertUnexpected("its card has no output z, only [doubled]", "doubler", "x", "z", "factor");
      assertUnexpected(
          "its card has no parameter z, only [factor]", "doubler", "x", "doubled", "z");
    }

    @Test
    void may_be_all_there() {
      try (Model model = Model.load(folder)) {
        model.expect(
            new ModelContract("doubler", Set.of("x"), Set.of("doubled"), Set.of("factor")));
        assertEquals(2, model.parameter("factor"));
      }
    }

    private void assertUnexpected(
        String reason, String kind, String input, String output, String parameter) {
      try (Model model = Model.load(folder)) {
        ModelContract contract =
            new ModelContract(kind, Set.of(input), Set.of(output), Set.of(parameter));
        Exception e = assertThrows(InvalidModelException.class, () -> model.expect(contract));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
      }
    }
  }

  private ModelFolder doubling() {
    return new ModelFolder(folder).inputs("x").outputs("doubled").parameter("factor", 2);
  }

  private static void doubleIt(Ops tf) {
    var x = tf.withName("x").placeholder(TFloat32.class);
    tf.withName("doubled").math.mul(x, tf.constant(2f));
  }

  private static float[] doubled(Model model, float... values) {
    try (TFloat32 x = TFloat32.vectorOf(values);
        ModelOutputs outputs = model.run(Map.of("x", x), "doubled")) {
      return StdArrays.array1dCopyOf(outputs.get("doubled", TFloat32.class));
    }
  }

  private void change(String from, String to) throws IOException {
    Path card = folder.resolve("model-card.json");
    Files.writeString(card, Files.readString(card).replace(from, to));
  }

  private static void assertRefused(String reason, Path folder) {
    Exception e = assertThrows(InvalidModelException.class, () -> Model.load(folder));
    assertTrue(e.getMessage().startsWith("cannot use the model " + folder), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }
}
