package io.facerec.train.detection.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.train.data.LabelledFace;
import io.facerec.train.data.LabelledPhoto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LandmarkErrorTest {
  private static final Box BOX = new Box(0, 0, 40, 40);

  private final List<SeenPhoto> photos = new ArrayList<>();

  private void add(LabelledFace label, FoundFace... found) {
    LabelledPhoto photo =
        new LabelledPhoto("hand/a.jpg", Path.of("a.jpg"), 100, 100, List.of(label));
    photos.add(new SeenPhoto(photo, 1, photo.faces(), List.of(found)));
  }

  private LandmarkError error() {
    return LandmarkError.of(photos, 0.5, label -> true);
  }

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
    add(truth(20), new FoundFace(BOX, 0.9, Optional.of(points(20, 3, 4))));
    assertEquals(1, error().faces());
    assertEquals(0.25, error().median(), 1e-6);
    // two exact ones beside: half of the faces have no error, the mean is a third
    FoundFace exact = new FoundFace(BOX, 0.9, Optional.of(points(20, 0, 0)));
    add(truth(20), exact);
    add(truth(20), exact);
    assertEquals(0, error().median(), 1e-6);
    assertEquals(0.25 / 3, error().mean(), 1e-6);
  }

  @Test
  void leaves_out_faces_not_found_doubtful_finds_profiles_and_unknown_landmarks() {
    FoundFace beside = new FoundFace(new Box(80, 0, 40, 40), 0.9, Optional.of(points(20, 0, 0)));
    FoundFace doubtful = new FoundFace(BOX, 0.4, Optional.of(points(20, 0, 0)));
    FoundFace good = new FoundFace(BOX, 0.9, Optional.of(points(20, 0, 0)));
    add(truth(20), beside, doubtful);
    add(truth(5), good);
    add(new LabelledFace(BOX, Optional.empty(), false, "hand"), good);
    assertEquals(0, error().faces());
    assertEquals(0, error().median());
    assertEquals(0, error().mean());
  }
}
