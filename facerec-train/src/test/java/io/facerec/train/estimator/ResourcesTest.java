package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ResourcesTest {
  @TempDir private Path dir;

  @Test
  void a_close_waits_for_the_step_that_another_thread_is_in() throws Exception {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    Operand<TFloat32> y =
        tf.random.randomUniform(tf.constant(new int[] {600, 600}), TFloat32.class);
    for (int i = 0; i < 20; i++) {
      y = tf.math.tanh(tf.linalg.matMul(y, y));
    }
    Operand<TFloat32> loss = tf.math.mean(y, tf.constant(new int[] {0, 1}));
    OpenGraph open = new OpenGraph(graph, ConfigProto.getDefaultInstance());
    Session session = open.session();
    AtomicLong steps = new AtomicLong();
    CountDownLatch running = new CountDownLatch(1);
    List<Throwable> thrown = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  session.runner().fetch(loss).run().close();
                  steps.incrementAndGet();
                  running.countDown();
                }
              } catch (IllegalStateException e) {
                thrown.add(e);
              }
            });
    thread.start();
    running.await();
    open.close();
    long atClose = steps.get();
    thread.join();
    assertEquals(1, thrown.size());
    // the step that was waited for may be counted a moment later; none begins after it
    assertTrue(steps.get() <= atClose + 1, steps + " steps, " + atClose + " at the close");
    open.close();
  }

  @Test
  void steps_evaluations_and_predictions_leave_nothing_outside_the_heap() {
    Estimator estimator =
        Estimator.of(SmallTraining.model(400), SmallTraining.config(dir).summaryEvery(5).build());
    AtomicLong early = new AtomicLong();
    AtomicLong late = new AtomicLong();
    TrainingHook measuring =
        new TrainingHook() {
          @Override
          public boolean afterStep(StepValues values) {
            if (values.step() == 50) {
              early.set(Pointer.totalCount());
            }
            if (values.step() == 250) {
              late.set(Pointer.totalCount());
            }
            return true;
          }
        };
    estimator.train(SmallTraining.shuffled(1), Steps.total(250), measuring);
    assertTrue(
        late.get() <= early.get() + 20, early + " pointers at step 50, " + late + " at step 250");
    use(estimator);
    long once = Pointer.totalCount();
    for (int i = 0; i < 4; i++) {
      use(estimator);
    }
    assertTrue(Pointer.totalCount() <= once + 20, once + " pointers, then " + Pointer.totalCount());
  }

  private static void use(Estimator estimator) {
    estimator.evaluate(SmallTraining.shuffled(2), Steps.of(3));
    try (Predictions predictions = estimator.predict(SmallTraining.shuffled(2))) {
      assertTrue(predictions.next().isPresent());
    }
    // JavaCPP counts what is closed and not yet collected too
    System.gc();
  }

  @Test
  void a_model_function_that_fails_closes_its_graph() {
    long before = Pointer.totalCount();
    for (int i = 0; i < 30; i++) {
      assertThrows(
          IllegalStateException.class,
          () ->
              Estimator.of(
                      (net, features, labels, mode) -> {
                        throw new IllegalStateException("no model");
                      },
                      RunConfig.in(dir))
                  .train(SmallTraining.shuffled(1), Steps.of(1)));
    }
    System.gc();
    assertTrue(Pointer.totalCount() <= before + 20, before + " then " + Pointer.totalCount());
  }
}
