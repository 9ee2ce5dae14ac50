package io.facerec.train.estimator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trainings in JVMs of their own, which end in all the ways that a JVM can end. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillTest {
  private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
  private static final long STEPS = 80;
  // less than the minute that a shutdown waits for a training to end
  private static final long PATIENCE_SECONDS = 50;

  @TempDir private Path dir;

  private Process start(Path model, long steps, long seed, String... more) throws Exception {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ErrorFile=" + dir.resolve("crash.log"),
                    "-cp",
                    classes,
                    KilledTraining.class.getName(),
                    model.toString(),
                    Long.toString(steps),
                    Long.toString(seed)),
                Stream.of(more))
            .toList();
    return new ProcessBuilder(command).redirectError(dir.resolve("errors.log").toFile()).start();
  }

  /** Reads until the training says this, or ends. */
  private static void await(Process training, String line) throws Exception {
    BufferedReader out = training.inputReader(UTF_8);
    for (String said = out.readLine(); said != null; said = out.readLine()) {
      if (said.equals(line)) {
        return;
      }
    }
  }

  private void end(Process training) throws Exception {
    assertTrue(training.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it hangs");
    assertFalse(Files.exists(dir.resolve("crash.log")), "the JVM crashed");
  }

  private static Estimator open(Path model) {
    return Estimator.of(SmallTraining.model(STEPS), RunConfig.in(model));
  }

  @Test
  void a_training_killed_at_any_moment_ends_with_the_weights_of_one_that_was_not()
      throws Exception {
    long seed = Long.getLong("facerec.kill.seed", System.nanoTime());
    Random random = new Random(seed);
    long step = 1L + random.nextInt(40);
    long save = 10L * (4 + random.nextInt(4));
    LOG.info("-Dfacerec.kill.seed={}: kills after step {} and in the save of {}", seed, step, save);
    Path killed = dir.resolve("killed");
    for (String moment : List.of("step " + step, "save " + save)) {
      Process training = start(killed, STEPS, 5);
      await(training, moment);
      training.destroyForcibly();
      end(training);
      long reached = open(killed).latestCheckpoint().map(c -> c.step()).orElse(0L);
      assertTrue(reached < STEPS, "it was not killed but came to the end");
    }
    Process last = start(killed, STEPS, 5);
    await(last, "never");
    end(last);
    assertEquals(0, last.exitValue(), Files.readString(dir.resolve("errors.log")));

    // in a JVM of its own as well: sessions share the threads of theirs, and how many are free may
    // decide how a sum is parted
    Path whole = dir.resolve("whole");
    Process never = start(whole, STEPS, 5);
    await(never, "never");
    end(never);
    Estimator expected = open(whole);
    Estimator found = open(killed);
    assertEquals(STEPS, found.latestCheckpoint().orElseThrow().step());
    assertEquals(expected.variableNames(), found.variableNames());
    assertTrue(expected.variableNames().contains("first/kernel/average"), "names have changed");
    for (String name : expected.variableNames()) {
      assertEquals(expected.variableValue(name), found.variableValue(name), name);
    }
  }

  @Test
  void a_training_that_is_asked_to_end_is_saved_where_it_stands() throws Exception {
    Path model = dir.resolve("asked");
    Process training = start(model, 1_000_000, 5);
    await(training, "step 13");
    training.toHandle().destroy();
    await(training, "never");
    end(training);
    assertEquals(128 + 15, training.exitValue(), "SIGTERM");
    long saved = open(model).latestCheckpoint().orElseThrow().step();
    assertTrue(saved >= 13, "saved at step " + saved);
  }

  @Test
  void a_jvm_that_ends_in_the_middle_of_a_step_does_not_crash() throws Exception {
    Path model = dir.resolve("daemon");
    Process training = start(model, 1_000_000, 5, "daemon");
    await(training, "never");
    end(training);
    assertEquals(0, training.exitValue(), Files.readString(dir.resolve("errors.log")));
    assertTrue(open(model).latestCheckpoint().orElseThrow().step() >= 3);
  }

  @Test
  void a_hook_that_ends_the_jvm_does_not_hang_it() throws Exception {
    Path model = dir.resolve("exit");
    Process training = start(model, 1_000_000, 5, "exit");
    await(training, "never");
    end(training);
    assertEquals(7, training.exitValue(), Files.readString(dir.resolve("errors.log")));
    assertEquals(10, open(model).latestCheckpoint().orElseThrow().step());
  }
}
