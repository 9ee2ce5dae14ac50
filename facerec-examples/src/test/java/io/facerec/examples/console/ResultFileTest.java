package io.facerec.examples.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ResultFileTest {
  @TempDir Path folder;

  @Test
  void appears_when_it_is_complete_and_not_before() throws IOException {
    Path file = folder.resolve("new/found.csv");
    try (ResultFile results = ResultFile.at(file)) {
      results.println("photo,é");
      assertFalse(Files.exists(file));
      results.complete();
    }
    assertEquals("photo,é\n", Files.readString(file));
    assertEquals(List.of("found.csv"), names(file.getParent()));
  }

  @Test
  void leaves_what_was_there_if_the_work_fails() throws IOException {
    Path file = Files.writeString(folder.resolve("found.csv"), "before");
    try (ResultFile results = ResultFile.at(file)) {
      results.println("half");
    }
    assertEquals("before", Files.readString(file));
    assertEquals(List.of("found.csv"), names(folder));
  }

  @Test
  void replaces_the_file_behind_a_link_and_not_the_link() throws IOException {
    Path file = Files.writeString(folder.resolve("real.csv"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    try (ResultFile results = ResultFile.at(link)) {
      results.println("after");
      results.complete();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("after\n", Files.readString(file));
  }

  @Test
  void refuses_a_folder() {
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> ResultFile.at(folder));
    assertTrue(e.getMessage().contains("it is a folder"), e.getMessage());
  }

  @Test
  void writes_to_stdout_at_once() {
    StringWriter out = new StringWriter();
    ResultFile.standard(new PrintWriter(out)).println("a");
    assertEquals("a\n", out.toString());
  }

  @Test
  void stops_when_nobody_reads_stdout_any_more() {
    PrintWriter closed = new PrintWriter(Writer.nullWriter());
    closed.close();
    ResultFile results = ResultFile.standard(closed);
    assertThrows(UncheckedIOException.class, () -> results.println("a"));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
