package io.facerec.examples;

import static java.util.Comparator.comparingInt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** docs/troubleshooting.md against the sources: it cannot grow old. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TroubleshootingTest {
  private static final Path CORE = Path.of("../facerec-core/src/main/java");
  private static final Path TRAIN = Path.of("../facerec-train/src/main/java");

  /** What is wrong, a semicolon, and what to do: so the messages of the library read. */
  private static final Pattern MESSAGE = Pattern.compile("\"([^\"\\n]*[a-z)]; [a-z][^\"\\n]*)\"");

  private static final Pattern EXCEPTION =
      Pattern.compile(
          "public (?:final )?class (\\w+) extends (?:Facerec|Avatar|Unread)\\w*Exception");

  private static final Pattern FORMAT_SPECIFIER = Pattern.compile("%[ds]|\\d+");

  @Test
  void the_page_holds_each_message_of_the_core() throws IOException {
    String page = CharMatcher.whitespace().collapseFrom(page(), ' ');
    assertEquals(
        List.of(),
        found(CORE, MESSAGE)
            .filter(message -> !page.contains(longestPiece(message)))
            .distinct()
            .toList());
  }

  @Test
  void the_page_names_each_exception() throws IOException {
    String page = page();
    assertEquals(
        List.of(),
        Stream.concat(found(CORE, EXCEPTION), found(TRAIN, EXCEPTION))
            .filter(name -> !page.contains("`" + name + "`"))
            .toList());
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/troubleshooting.md"));
  }

  /** The values of a message differ, so that they are left out. */
  private static String longestPiece(String message) {
    return Arrays.stream(FORMAT_SPECIFIER.split(message))
        .max(comparingInt(String::length))
        .orElse(message);
  }

  private static Stream<String> found(Path sources, Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(TroubleshootingTest::read)
          .flatMap(source -> pattern.matcher(source).results())
          .map((MatchResult result) -> result.group(1))
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
