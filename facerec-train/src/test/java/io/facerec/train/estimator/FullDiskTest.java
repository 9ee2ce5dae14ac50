package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk of 400 kB in memory; skipped where this user may not mount one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FullDiskTest {
  @TempDir private Path disk;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk.toString()),
        "no small disk: mount -t tmpfs is not allowed here");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void a_checkpoint_that_does_not_fit_is_named_and_the_one_before_goes_on() throws Exception {
    Path run = disk.resolve("run");
    Path rest = disk.resolve("rest");
    Estimator estimator = estimator(run);
    TrainingHook filling =
        new TrainingHook() {
          @Override
          public void beforeSave(long step) {
            if (step == 20) {
              fill(rest);
            }
          }
        };
    Exception thrown =
        assertThrows(
            UncheckedIOException.class,
            () -> estimator.train(SmallTraining.shuffled(1), Steps.total(30), filling));
    assertTrue(
        thrown.getMessage().startsWith("cannot write " + run.resolve("checkpoint-20") + " ("),
        thrown.getMessage());
    assertTrue(thrown.getMessage().contains("No space left on device"), thrown.getMessage());
    try (Stream<Path> files = Files.list(run)) {
      assertTrue(files.noneMatch(file -> file.toString().contains("checkpoint-20")));
    }
    assertEquals(10, estimator.latestCheckpoint().orElseThrow().step());
    Files.delete(rest);
    estimator.train(SmallTraining.shuffled(1), Steps.total(30));
    assertEquals(30, estimator.latestCheckpoint().orElseThrow().step());
  }

  @Test
  void a_disk_that_is_full_from_the_beginning_is_named() {
    Path run = disk.resolve("run");
    fill(disk.resolve("rest"));
    Exception thrown =
        assertThrows(
            UncheckedIOException.class,
            () -> estimator(run).train(SmallTraining.shuffled(1), Steps.total(10)));
    assertTrue(
        thrown.getMessage().contains(run + "/")
            && thrown.getMessage().contains("No space left on device"),
        thrown.getMessage());
  }

  private static Estimator estimator(Path run) {
    return Estimator.of(SmallTraining.model(30), SmallTraining.config(run).seed(1).build());
  }

  private static void fill(Path file) {
    assertThrows(
        IOException.class,
        () -> Files.write(file, new byte[1_000_000]),
        "the disk is larger than it should be");
  }
}
