package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.checkpoint.Checkpoint;
import io.facerec.train.checkpoint.DamagedCheckpointException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckpointTest {
  @TempDir private Path dir;

  private Estimator estimator() {
    return Estimator.of(SmallTraining.model(20), SmallTraining.config(dir).build());
  }

  private List<Long> steps() {
    return estimator().checkpoints().stream().map(Checkpoint::step).toList();
  }

  @Nested
  class A_damaged_folder {
    @BeforeEach
    void train() {
      estimator().train(SmallTraining.shuffled(1), Steps.total(12));
    }

    private DamagedCheckpointException resumed() {
      return assertThrows(
          DamagedCheckpointException.class,
          () -> estimator().train(SmallTraining.shuffled(1), Steps.total(15)));
    }

    private void truncate(String name) throws Exception {
      byte[] whole = Files.readAllBytes(dir.resolve(name));
      Files.write(dir.resolve(name), Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void names_a_missing_file_and_says_what_to_do() throws Exception {
      Path data = dir.resolve("checkpoint-12.data-00000-of-00001");
      Files.delete(data);
      assertEquals(
          data
              + " is missing; restore the files of checkpoint-12, or take it out of"
              + " checkpoints.json to go on from the one before",
          resumed().getMessage());
    }

    @Test
    void names_a_checkpoint_whose_index_is_cut_off() throws Exception {
      truncate("checkpoint-12.index");
      DamagedCheckpointException thrown = resumed();
      assertEquals(dir.resolve("checkpoint-12"), thrown.file());
      assertTrue(thrown.getMessage().contains("take it out of checkpoints.json"), "advice");
    }

    @Test
    void names_a_checkpoint_whose_data_is_cut_off() throws Exception {
      truncate("checkpoint-12.data-00000-of-00001");
      assertEquals(dir.resolve("checkpoint-12"), resumed().file());
    }

    @Test
    void names_a_list_that_is_cut_off() throws Exception {
      truncate("checkpoints.json");
      assertEquals(dir.resolve("checkpoints.json"), resumed().file());
    }

    @Test
    void goes_on_from_the_checkpoint_before_once_the_bad_one_is_taken_out() throws Exception {
      Files.delete(dir.resolve("checkpoint-12.index"));
      Path list = dir.resolve("checkpoints.json");
      String json = Files.readString(list);
      Files.writeString(list, json.substring(0, json.lastIndexOf(",{")) + "]");
      estimator().train(SmallTraining.shuffled(1), Steps.total(13));
      assertEquals(List.of(10L, 13L), steps());
    }
  }

  @Test
  void a_checkpoint_of_another_model_is_refused_by_the_names_it_lacks() {
    estimator().train(SmallTraining.shuffled(1), Steps.total(1));
    ModelFunction wider =
        (net, features, labels, mode) -> {
          net.trainable("more", Shape.of(1), 0);
          return SmallTraining.model(20).build(net, features, labels, Mode.EVAL);
        };
    Exception thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                Estimator.of(wider, RunConfig.in(dir))
                    .evaluate(SmallTraining.shuffled(1), Steps.of(1)));
    assertTrue(thrown.getMessage().contains("lacks [more]"), thrown.getMessage());
  }

  @Test
  void values_are_read_by_name() {
    estimator().train(SmallTraining.shuffled(1), Steps.total(2));
    assertEquals(2L, estimator().variableValue("global_step").getObject());
    assertEquals(3 * 3 * 3 * 8, estimator().variableValue("first/kernel").size());
    assertThrows(IllegalArgumentException.class, () -> estimator().variableValue("none"));
  }

  @Test
  void steps_and_time_are_not_both_given() {
    assertThrows(
        IllegalArgumentException.class,
        () -> RunConfig.builder(dir).saveEvery(5).saveEvery(Duration.ofMinutes(1)).build());
  }

  @Test
  void time_that_has_passed_saves() {
    Estimator.of(
            SmallTraining.model(20),
            RunConfig.builder(dir)
                .saveEvery(Duration.ofNanos(1))
                .keepCheckpoints(9)
                .summaryEvery(0)
                .build())
        .train(SmallTraining.shuffled(1), Steps.total(4));
    assertEquals(List.of(1L, 2L, 3L, 4L), steps());
  }

  @Test
  void one_checkpoint_is_kept_for_good_for_each_time() {
    RunConfig config =
        SmallTraining.config(dir)
            .saveEvery(1)
            .keepCheckpoints(2)
            .keepOneEvery(Duration.ofDays(1))
            .build();
    Estimator.of(SmallTraining.model(20), config).train(SmallTraining.shuffled(1), Steps.total(6));
    assertEquals(List.of(1L, 5L, 6L), steps());
    Estimator.of(SmallTraining.model(20), config).train(SmallTraining.shuffled(1), Steps.total(7));
    assertEquals(List.of(1L, 6L, 7L), steps());
  }

  @Test
  void a_chosen_checkpoint_is_evaluated_but_not_trained() {
    Estimator trained = estimator().train(SmallTraining.shuffled(1), Steps.total(12));
    Estimator before = trained.at(trained.checkpoints().get(0));
    EvalSpec spec = EvalSpec.of(SmallTraining.shuffled(2), Steps.of(1));
    assertEquals(10, before.evaluate(spec).step());
    assertEquals(12, trained.evaluate(spec).step());
    assertThrows(
        IllegalStateException.class, () -> before.train(SmallTraining.shuffled(1), Steps.of(1)));
  }
}
