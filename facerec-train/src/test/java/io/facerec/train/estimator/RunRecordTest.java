package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunRecordTest {
  @TempDir private Path folder;

  private RunRecord record() {
    return RunRecord.in(folder.resolve("new/run.properties"));
  }

  @Test
  void each_plan_is_kept_and_the_last_one_holds() {
    RunRecord first = record();
    first.plan(100, 0);
    first.set("seed", 7L);
    first.save();
    RunRecord second = record();
    second.plan(250, 80);
    second.save();
    assertEquals("100 planned at step 0, 250 planned at step 80", record().plans());
    assertEquals(250, record().steps());
    assertEquals("7", record().value("seed"));
    assertEquals(Optional.empty(), record().find("batch"));
  }

  @Test
  void nothing_is_left_beside_the_record() throws Exception {
    RunRecord saved = record();
    saved.plan(1, 0);
    saved.save();
    try (var files = Files.list(folder.resolve("new"))) {
      assertEquals(List.of("run.properties"), files.map(f -> f.getFileName().toString()).toList());
    }
  }

  @Test
  void a_missing_value_is_named_with_its_file() {
    Exception thrown = assertThrows(IllegalStateException.class, () -> record().value("seed"));
    assertEquals(
        folder.resolve("new/run.properties") + " lacks seed; train again, or restore it",
        thrown.getMessage());
  }
}
