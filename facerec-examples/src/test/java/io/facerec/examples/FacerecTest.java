package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FacerecTest {
  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_help(List<String> command) {
    List<Object> words = new ArrayList<>(command);
    words.add("--help");
    Runs help = Runs.of(words.toArray());
    assertEquals(0, help.code(), help.err());
    assertTrue(
        help.out().startsWith("Usage: " + String.join(" ", prepended("facerec", command))),
        help.out());
    assertTrue(help.out().contains("--verbose"), help.out());
  }

  static Stream<List<String>> commands() {
    return below(List.of(), Facerec.commandLine());
  }

  @Test
  void without_a_command_the_words_are_wrong_and_the_commands_are_listed() {
    Runs run = Runs.of();
    assertEquals(2, run.code());
    assertTrue(run.err().startsWith("facerec: Missing command\n"), run.err());
    assertTrue(run.err().contains("find "), run.err());
    assertEquals("", run.out());
  }

  @Test
  void a_group_without_a_name_is_wrong_too() {
    assertAll(
        () -> assertEquals(2, Runs.of("train").code()),
        () -> assertEquals(2, Runs.of("evaluate").code()));
  }

  @Test
  void wrong_words_exit_with_2_and_a_sentence() {
    assertAll(
        () -> assertWrong("Missing required parameter: 'PHOTO|FOLDER'", "find", "avatar.jpg"),
        () -> assertWrong("Unknown option: '--colour'", "detect", "--colour", "a.jpg"),
        () -> assertWrong("Missing required options", "verify"),
        () ->
            assertWrong(
                "Invalid value for option '--false-match-rate': '2' is not a rate in (0, 1), such"
                    + " as 1e-4",
                "find",
                "--false-match-rate",
                "2",
                "a.jpg",
                "b.jpg"),
        () ->
            assertWrong(
                "no detector is called 'haar'; there are: yolo",
                "detect",
                "--detector",
                "haar",
                "a.jpg"),
        () ->
            assertWrong(
                "--models gone holds neither a folder yolo nor a folder siamese",
                "find",
                "--models",
                "gone",
                "a.jpg",
                "b.jpg"));
  }

  @Test
  void a_word_that_is_nearly_a_command_is_answered_with_the_command() {
    assertTrue(Runs.of("fnd").err().contains("Did you mean: facerec find"));
  }

  @Test
  void failed_work_exits_with_1_and_a_sentence_and_no_stack_trace() {
    Runs run = Runs.of("verify", "--pairs", "gone.txt", "--root", ".");
    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("facerec: cannot read gone.txt"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void a_folder_without_a_training_is_not_exported() {
    Runs run = Runs.of("export", "--model", "gone", "--out", "gone too");
    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("facerec: gone holds no training"), run.err());
  }

  @Test
  void verbose_says_where_in_the_program_it_failed() {
    Runs run = Runs.of("verify", "--pairs", "gone.txt", "--root", ".", "--verbose");
    assertTrue(run.err().contains("\tat io.facerec.examples"), run.err());
  }

  private static void assertWrong(String message, Object... words) {
    Runs run = Runs.of(words);
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().startsWith("facerec: " + message), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  private static Stream<List<String>> below(List<String> words, CommandLine line) {
    return line.getSubcommands().entrySet().stream()
        .flatMap(
            entry -> {
              List<String> command = new ArrayList<>(words);
              command.add(entry.getKey());
              return Stream.concat(Stream.of(command), below(command, entry.getValue()));
            });
  }

  private static List<String> prepended(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }
}
