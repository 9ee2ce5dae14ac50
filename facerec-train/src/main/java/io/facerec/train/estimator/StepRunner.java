package io.facerec.train.estimator;

import com.google.common.collect.ImmutableMap;
import io.facerec.train.estimator.TrainingHook.StepTime;
import io.facerec.train.estimator.TrainingHook.StepValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Takes single steps: runs the graph on a batch, and tells the guard and the hooks of it. */
final class StepRunner {
  private final TrainingGraph built;
  private final RunConfig config;
  private final List<TrainingHook> hooks;
  private final long last;

  StepRunner(TrainingGraph built, RunConfig config, List<TrainingHook> hooks, long last) {
    this.built = built;
    this.config = config;
    this.hooks = hooks;
    this.last = last;
  }

  /**
   * Takes the step that leads to {@code step}.
   *
   * @return whether all hooks want to go on
   * @throws NanLossException if it spoilt the weights
   */
  boolean run(Session session, Batch batch, long step) {
    Session.Runner runner = session.runner().addTarget(built.step());
    batch.feed(runner);
    Fetches fetches = new Fetches(runner);
    int loss = fetches.add(built.loss());
    int guard = fetches.add(built.guard().fetched());
    Map<String, Integer> scalars = new LinkedHashMap<>();
    if (step % config.logEvery() == 0) {
      built.notes().scalars().forEach((name, tensor) -> scalars.put(name, fetches.add(tensor)));
    }
    List<Map<String, Integer>> asked = new ArrayList<>();
    for (TrainingHook hook : hooks) {
      Map<String, Integer> places = new LinkedHashMap<>();
      hook.beforeStep(step).forEach((name, tensor) -> places.put(name, fetches.add(tensor)));
      asked.add(places);
    }
    long begun = System.nanoTime();
    try (Result result = run(runner, step)) {
      StepTime time = new StepTime(batch.nanos(), System.nanoTime() - begun);
      built.guard().check(step, (TFloat32) result.get(guard), batch, built.input(), session);
      Map<String, Float> noted = new LinkedHashMap<>();
      scalars.forEach((name, place) -> noted.put(name, scalar(result, place)));
      boolean goOn = true;
      for (int i = 0; i < hooks.size(); i++) {
        ImmutableMap.Builder<String, Tensor> fetched = ImmutableMap.builder();
        asked.get(i).forEach((name, place) -> fetched.put(name, result.get(place)));
        goOn &=
            hooks
                .get(i)
                .afterStep(
                    new StepValues(
                        step,
                        last,
                        scalar(result, loss),
                        noted,
                        batch.skipped(built.input()),
                        fetched.buildOrThrow(),
                        time));
      }
      return goOn;
    }
  }

  private Result run(Session.Runner runner, long step) {
    if (config.summaryEvery().isEmpty() || step % config.summaryEvery().getAsInt() != 0) {
      return runner.run();
    }
    try (TInt64 at = TInt64.scalarOf(step)) {
      built.events().with(runner, at);
      return runner.run();
    }
  }

  private static float scalar(Result result, int place) {
    return ((TFloat32) result.get(place)).getFloat();
  }
}
