package io.facerec.train.layer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The net of docs/training/layers.md is the one that is trained here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LayersPageTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_net_of_the_page_is_that_of_MixedSizesTest() throws IOException {
    String test =
        Files.readString(Path.of("src/test/java/io/facerec/train/layer/MixedSizesTest.java"));
    Matcher snippet = JAVA.matcher(Files.readString(Path.of("../docs/training/layers.md")));
    assertTrue(snippet.find(), "the page shows no net");
    snippet.group(1).lines().forEach(line -> assertTrue(test.contains(line.strip()), line));
  }
}
