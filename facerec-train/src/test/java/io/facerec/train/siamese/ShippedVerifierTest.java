package io.facerec.train.siamese;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.facerec.model.Model;
import io.facerec.model.SessionOptions;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.train.evaluation.PairDistances;
import io.facerec.train.evaluation.PairEvaluation;
import io.facerec.train.evaluation.PeopleBootstrap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped verifier against its card, on the development people of the research data. */
@Tag("real-data")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShippedVerifierTest {
  /** The folder in FACEREC_DATA, else beside the clone. */
  private static Path data() {
    return Path.of(
        Optional.ofNullable(System.getProperty("FACEREC_DATA", System.getenv("FACEREC_DATA")))
            .orElse("../../shared/data"));
  }

  @Test
  void tells_the_development_people_apart_as_its_card_says() {
    Path people = data().resolve("identity/val");
    assumeTrue(
        Files.isDirectory(people),
        () -> people.toAbsolutePath() + " is absent; FACEREC_DATA names the data folder");
    try (Model model = Model.fromClasspath("io/facerec/models/siamese", SessionOptions.DEFAULT)) {
      EmbeddedFaces faces =
          Alignment.OWN
              .embedder(model, (photo, reason) -> {})
              .embed(ResearchFaces.development(data()).photos());
      PairEvaluation evaluation = PairEvaluation.of(faces, 6000, 1, PeopleBootstrap.DEFAULT);
      assertEquals(model.card().figures().get("pairAccuracy"), evaluation.accuracy().mean(), 0.005);
      assertTrue(evaluation.balancedPairs() >= 3000, evaluation::toString);
      assertTrue(evaluation.accuracy().mean() >= 0.94, evaluation::toString);
      // the thresholds were chosen on other people
      double threshold = model.card().thresholds().get("1e-3");
      assertTrue(PairDistances.all(faces).falseMatchRate(threshold) < 3e-3);
    }
  }
}
