package io.facerec.train.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Evaluated;
import io.facerec.train.estimator.Exporter;
import io.facerec.train.estimator.RunConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExporterTest {
  @TempDir private Path dir;

  /** Writes a file in place of a model. */
  private static void write(Estimator estimator, Path folder) {
    try {
      Files.createDirectories(folder.resolve("assets"));
      Files.writeString(folder.resolve("assets/model"), "m");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void evaluate(Exporter exporter, long step, double loss, boolean last) {
    Estimator estimator =
        Estimator.of(
            (net, features, labels, mode) -> EstimatorSpec.predict(features), RunConfig.in(dir));
    exporter.export(
        new Exporter.Occasion(
            estimator, dir.resolve("x"), List.of(new Evaluated(step, Map.of("loss", loss))), last));
  }

  private List<String> exported() throws IOException {
    if (!Files.exists(dir.resolve("x"))) {
      return List.of();
    }
    try (var all = Files.list(dir.resolve("x"))) {
      return new ArrayList<>(
          all.map(f -> f.getFileName().toString())
              .filter(f -> f.startsWith("step"))
              .sorted()
              .toList());
    }
  }

  @Test
  void the_best_survives_a_restart_and_no_number_never_wins() throws Exception {
    evaluate(BestExporter.lowest("loss", ExporterTest::write), 10, Double.NaN, false);
    assertEquals(List.of(), exported());
    evaluate(BestExporter.lowest("loss", ExporterTest::write), 20, 0.5, false);
    evaluate(BestExporter.lowest("loss", ExporterTest::write), 30, 0.7, false);
    evaluate(BestExporter.lowest("loss", ExporterTest::write), 40, Double.NaN, true);
    assertEquals(List.of("step-20"), exported());
    evaluate(BestExporter.lowest("loss", ExporterTest::write), 50, 0.4, false);
    assertEquals(List.of("step-50"), exported());
    assertEquals("m", Files.readString(dir.resolve("x/step-50/assets/model")));
  }

  @Test
  void the_best_may_be_the_highest_and_several_may_stay() throws Exception {
    BestExporter best = new BestExporter("b", ExporterTest::write, "loss", true, 2);
    evaluate(best, 10, 1, false);
    evaluate(best, 20, 2, false);
    evaluate(best, 30, 2, false);
    evaluate(best, 40, 3, false);
    assertEquals(List.of("step-20", "step-40"), exported());
    assertThrows(
        IllegalArgumentException.class,
        () -> evaluate(BestExporter.lowest("none", ExporterTest::write), 50, 1, false));
  }

  @Test
  void the_latest_stay_by_their_steps() throws Exception {
    LatestExporter latest = new LatestExporter("l", ExporterTest::write, 2);
    for (long step : new long[] {80, 90, 100}) {
      evaluate(latest, step, 1, false);
    }
    assertEquals(List.of("step-100", "step-90"), exported());
  }

  @Test
  void the_final_one_is_written_at_the_end_alone() throws Exception {
    FinalExporter last = FinalExporter.of(ExporterTest::write);
    evaluate(last, 10, 1, false);
    assertEquals(List.of(), exported());
    evaluate(last, 10, 1, true);
    evaluate(last, 20, 1, true);
    assertEquals(List.of("step-20"), exported());
  }

  @Test
  void a_model_that_could_not_be_written_leaves_nothing_that_looks_whole() throws Exception {
    Export failing =
        (estimator, folder) -> {
          write(estimator, folder);
          throw new IllegalStateException("disk full");
        };
    assertThrows(
        IllegalStateException.class,
        () -> evaluate(BestExporter.lowest("loss", failing), 10, 1, false));
    assertFalse(Files.exists(dir.resolve("x/step-10")));
    evaluate(BestExporter.lowest("loss", ExporterTest::write), 10, 1, false);
    assertEquals(List.of("step-10"), exported());
  }
}
