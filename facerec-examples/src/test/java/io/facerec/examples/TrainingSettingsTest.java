package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TrainingSettingsTest {
  @TempDir Path folder;

  private TrainingSettings of(String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("config"), lines);
    return new TrainingSettings(file, "steps", "batch");
  }

  @Test
  void the_command_line_goes_before_the_file_and_the_file_before_the_default() throws IOException {
    TrainingSettings settings = of("steps = 40\n");
    assertEquals(7, settings.value("steps", 7, Integer::parseInt, 9));
    assertEquals(40, settings.value("steps", null, Integer::parseInt, 9));
    assertEquals(9, settings.value("batch", null, Integer::parseInt, 9));
  }

  @Test
  void without_a_file_there_are_the_defaults() {
    assertEquals(9, new TrainingSettings(null, "steps").value("steps", null, Integer::parseInt, 9));
  }

  @Test
  void a_name_that_nobody_asks_for_is_a_mistake() {
    var e = assertThrows(IllegalArgumentException.class, () -> of("stepz=40\n"));
    assertTrue(e.getMessage().contains("stepz"), e.getMessage());
  }

  @Test
  void a_word_that_is_no_number_is_named() throws IOException {
    TrainingSettings settings = of("steps=many\n");
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> settings.value("steps", null, Integer::parseInt, 9));
    assertEquals("steps=many is no number", e.getMessage());
  }
}
