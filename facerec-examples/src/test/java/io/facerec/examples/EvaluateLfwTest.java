package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EvaluateLfwTest {
  @TempDir Path folder;

  @Test
  void prints_accuracy_by_folds_names_what_is_missing_and_draws_the_curve() throws IOException {
    Album album = Album.in(folder);
    Files.createDirectories(album.photos().resolve("Ada"));
    Files.createDirectories(album.photos().resolve("Bob"));
    for (int i = 1; i <= 2; i++) {
      album.add("Ada/Ada_000%d.jpg".formatted(i), Pictures.RED);
      album.add("Bob/Bob_000%d.jpg".formatted(i), Pictures.BLUE);
    }
    Path list =
        Files.write(
            folder.resolve("pairs.txt"),
            List.of(
                "2 2",
                "Ada 1 2",
                "Bob 1 2",
                "Ada 1 Bob 1",
                "Ada 1 Bob 2", //
                "Bob 1 2",
                "Bob 1 9",
                "Ada 2 Bob 1",
                "Ada 2 Bob 2"));
    Path plots = folder.resolve("plots");
    Runs run =
        Runs.of(
            "evaluate",
            "lfw",
            "--models",
            album.models(),
            "--pairs",
            list,
            "--root",
            album.photos(),
            "--plot",
            plots);
    assertEquals(0, run.code(), run.err());
    // of fold 2, one pair of one person of two is missing
    assertTrue(run.out().contains("accuracy          87.50 % +- 12.50 (2 folds"), run.out());
    assertTrue(run.out().contains("area under ROC    1.0000 (7 pairs"), run.out());
    assertEquals(
        "not compared\t%s\t%s"
            .formatted(
                album.photos().resolve("Bob/Bob_0001.jpg"),
                album.photos().resolve("Bob/Bob_0009.jpg")),
        run.outLines().get(run.outLines().size() - 1));
    assertTrue(Files.exists(plots.resolve("roc.svg")) && Files.exists(plots.resolve("roc.png")));
  }
}
