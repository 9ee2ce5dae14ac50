package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.checkpoint.Checkpoint;
import io.facerec.train.hook.Profile;
import io.facerec.train.hook.ProfilerHook;
import io.facerec.train.hook.StopAtStep;
import io.facerec.train.optimize.GradientDescent;
import io.facerec.train.optimize.Schedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TrainingHookTest {
  @TempDir private Path dir;

  private Estimator estimator() {
    return Estimator.of(SmallTraining.model(20), SmallTraining.config(dir).saveEvery(2).build());
  }

  private void train(long steps, TrainingHook... hooks) {
    estimator().train(SmallTraining.shuffled(1), Steps.total(steps), hooks);
  }

  @Test
  void hears_of_the_training_in_order() {
    List<String> heard = new ArrayList<>();
    train(
        3,
        new TrainingHook() {
          @Override
          public void begin(TrainingContext training) {
            heard.add("begin at " + training.step());
          }

          @Override
          public Map<String, Operand<?>> beforeStep(long step) {
            heard.add("before " + step);
            return Map.of();
          }

          @Override
          public boolean afterStep(StepValues values) {
            heard.add("after " + values.step() + " of " + values.lastStep());
            return true;
          }

          @Override
          public void beforeSave(long step) {
            heard.add("saves " + step);
          }

          @Override
          public boolean afterSave(Checkpoint checkpoint) {
            heard.add("saved " + checkpoint.step());
            return true;
          }

          @Override
          public void end(long step) {
            heard.add("end at " + step);
          }
        });
    assertEquals(
        List.of(
            "begin at 0",
            "before 1",
            "after 1 of 3",
            "before 2",
            "after 2 of 3",
            "saves 2",
            "saved 2",
            "before 3",
            "after 3 of 3",
            "saves 3",
            "saved 3",
            "end at 3"),
        heard);
  }

  @Test
  void fetches_tensors_with_a_step() {
    List<Float> rates = new ArrayList<>();
    train(
        3,
        new TrainingHook() {
          private TrainingContext training;

          @Override
          public void begin(TrainingContext begun) {
            training = begun;
          }

          @Override
          public Map<String, Operand<?>> beforeStep(long step) {
            return step == 2
                ? Map.of(
                    "rate", training.notes().scalars().get("learning_rate"),
                    "loss", training.loss())
                : Map.of();
          }

          @Override
          public boolean afterStep(StepValues values) {
            if (values.step() == 2) {
              rates.add(values.fetchedScalar("rate"));
              assertEquals(values.loss(), values.fetchedScalar("loss"));
            } else {
              assertThrows(IllegalArgumentException.class, () -> values.fetchedScalar("rate"));
            }
            return true;
          }
        });
    // warm-up of 5 steps to 0.01: the second step is taken at two fifths
    assertEquals(0.004f, rates.get(0), 1e-6f);
  }

  @Test
  void one_that_wants_to_stop_ends_the_training_with_a_checkpoint() {
    train(9, new StopAtStep(3));
    assertEquals(3, estimator().latestCheckpoint().orElseThrow().step());
    TrainingHook atSave =
        new TrainingHook() {
          @Override
          public boolean afterSave(Checkpoint checkpoint) {
            return false;
          }
        };
    train(9, atSave);
    assertEquals(4, estimator().latestCheckpoint().orElseThrow().step());
  }

  @Test
  void what_one_throws_ends_the_training_and_leaves_the_checkpoint_of_before() {
    TrainingHook failing =
        new TrainingHook() {
          @Override
          public boolean afterStep(StepValues values) {
            if (values.step() == 5) {
              throw new IllegalStateException("enough");
            }
            return true;
          }

          @Override
          public void end(long step) {
            throw new AssertionError("end is not called after an exception");
          }
        };
    assertEquals(
        "enough", assertThrows(IllegalStateException.class, () -> train(9, failing)).getMessage());
    assertEquals(4, estimator().latestCheckpoint().orElseThrow().step());
  }

  @Test
  void the_profiler_measures_how_long_steps_wait_for_their_batches() {
    ProfilerHook profiler = ProfilerHook.of(2, 5);
    train(12, profiler);
    Profile profile = profiler.profile().orElseThrow();
    assertEquals(10, profile.steps());
    assertTrue(profile.waitingShare() >= 0 && profile.waitingShare() <= 1, profile::toString);
    assertTrue(profile.waiting().plus(profile.computing()).compareTo(profile.wall()) <= 0);
    assertTrue(profile.processor().toNanos() > 0, profile::toString);
    assertTrue(ProfilerHook.create().profile().isEmpty());
  }

  @Test
  void the_profiler_sees_a_training_that_does_nothing_but_wait() {
    // matrices are multiplied to make each batch; the model is the least there is
    InputFunction slow =
        (tf, start) -> {
          Operand<TFloat32> made =
              tf.random.randomUniform(tf.constant(new int[] {400, 400}), TFloat32.class);
          for (int i = 0; i < 8; i++) {
            made = tf.linalg.matMul(made, made);
            made = tf.math.div(made, tf.reduceMax(made, tf.constant(new int[] {0, 1})));
          }
          return new InputFunction.Input(
              Map.of("x", tf.reduceMax(made, tf.constant(new int[] {0, 1}))), Map.of(), tf.noOp());
        };
    ModelFunction least =
        (net, features, labels, mode) -> {
          var w = net.trainable("w", Shape.scalar(), 1);
          var loss = net.tf().math.mul(w, features.get("x").asOutput().expect(TFloat32.class));
          return EstimatorSpec.train(
              loss, GradientDescent.builder(Schedule.constant(0)).build().minimize(net, loss));
        };
    ProfilerHook profiler = ProfilerHook.of(2, 100);
    Estimator.of(least, SmallTraining.config(dir).build()).train(slow, Steps.total(12), profiler);
    Profile profile = profiler.profile().orElseThrow();
    assertTrue(profile.waitingShare() > 0.5, profile::toString);
  }
}
