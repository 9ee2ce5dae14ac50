package io.facerec.examples.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The README's program is one that is compiled here, so that it cannot grow old. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_three_lines_of_the_readme_are_those_of_FindSelfies() throws IOException {
    String program =
        Files.readString(Path.of("src/main/java/io/facerec/examples/programs/FindSelfies.java"));
    Matcher snippet = JAVA.matcher(Files.readString(Path.of("../README.md")));
    assertTrue(snippet.find(), "the README shows no program");
    snippet
        .group(1)
        .lines()
        // The program is told its paths, the README writes them out.
        .map(line -> line.replace("Path.of(\"avatar.jpg\")", "avatar"))
        .map(line -> line.replace("Path.of(\"photos\")", "photos"))
        .forEach(line -> assertTrue(program.contains(line.strip()), line));
  }
}
