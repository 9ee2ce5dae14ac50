package io.facerec.train.detection.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.train.data.LabelledFace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LandmarkErrorTest {
  private static final Box BOX = new Box(0, 0, 40, 40);

  private final LandmarkError error = new LandmarkError(0.5, 0.5);

  private static Landmarks points(float eyes, float x, float y) {
    return Landmarks.of(
        10 + x, 10 + y, 10 + eyes + x, 10 + y, 20 + x, 20 + y, 14 + x, 30 + y, 26 + x, 30 + y);
  }

  private static LabelledFace truth(float eyes) {
    return new LabelledFace(BOX, Optional.of(points(eyes, 0, 0)), false, "hand");
  }

  @Test
  void is_the_mean_distance_of_the_points_over_the_distance_of_the_eyes() {
    // each point 3 right and 4 down: 5 px, eyes 20 px apart
    error.add(List.of(truth(20)), List.of(new FoundFace(BOX, 0.9, Optional.of(points(20, 3, 4)))));
    assertEquals(1, error.faces());
    assertEquals(0.25, error.median(), 1e-6);
    // two exact ones beside: half of the faces have no error, the mean is a third
    FoundFace exact = new FoundFace(BOX, 0.9, Optional.of(points(20, 0, 0)));
    error.add(List.of(truth(20)), List.of(exact));
    error.add(List.of(truth(20)), List.of(exact));
    assertEquals(0, error.median(), 1e-6);
    assertEquals(0.25 / 3, error.mean(), 1e-6);
  }

  @Test
  void leaves_out_faces_not_found_doubtful_finds_profiles_and_unknown_landmarks() {
    FoundFace beside = new FoundFace(new Box(80, 0, 40, 40), 0.9, Optional.of(points(20, 0, 0)));
    FoundFace doubtful = new FoundFace(BOX, 0.4, Optional.of(points(20, 0, 0)));
    FoundFace good = new FoundFace(BOX, 0.9, Optional.of(points(20, 0, 0)));
    error.add(List.of(truth(20)), List.of(beside, doubtful));
    error.add(List.of(truth(5)), List.of(good));
    error.add(List.of(new LabelledFace(BOX, Optional.empty(), false, "hand")), List.of(good));
    assertEquals(0, error.faces());
    assertEquals(0, error.median());
    assertEquals(0, error.mean());
  }
}
