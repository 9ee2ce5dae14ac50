package io.facerec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExpectedShareTest {
  @Test
  void of_one_half_leaves_probabilities_as_they_are() {
    assertEquals(0.9, ExpectedShare.HALF.probability(0.9), 1e-12);
  }

  @Test
  void of_one_in_a_hundred_divides_the_odds_by_99() {
    // odds of 9 to 1 become 9 to 99, that is 1 to 11
    assertEquals(1 / 12.0, new ExpectedShare(0.01).probability(0.9), 1e-12);
  }

  @Test
  void leaves_certainty_alone() {
    assertEquals(1, new ExpectedShare(0.01).probability(1));
    assertEquals(0, new ExpectedShare(0.99).probability(0));
  }

  @Test
  void of_an_album_is_that_of_its_sure_faces_with_one_of_each_kind_added() {
    assertEquals((3 + 1) / (8 + 2.0), ExpectedShare.of(faces(3, 1, 5, 0), 0).share(), 1e-9);
  }

  @Test
  void of_an_album_without_the_person_expects_one_face() {
    assertEquals(1 / 102.0, ExpectedShare.of(faces(0, 1, 100, 0), 0).share(), 1e-9);
    assertEquals(0.5, ExpectedShare.of(new double[0], 0).share());
  }

  @Test
  void makes_a_fair_match_doubtful_among_many_strangers_and_likely_among_few() {
    assertEquals(0.95, probabilityOfTheFirst(0.95, 0), 0.03);
    // 1/1000 at most is expected: odds of 19 become 19/1000, then a little more of the face itself
    assertEquals(0.02, probabilityOfTheFirst(0.95, 1000), 0.005);
  }

  @Test
  void must_lie_between_0_and_1() {
    assertThrows(IllegalArgumentException.class, () -> new ExpectedShare(0));
    assertThrows(IllegalArgumentException.class, () -> new ExpectedShare(1));
  }

  private static double probabilityOfTheFirst(double first, int strangers) {
    double[] faces =
        DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(faces(0, 1, strangers, 1e-9)))
            .toArray();
    return ExpectedShare.of(faces, 0).probability(first);
  }

  private static double[] faces(int some, double probability, int others, double otherProbability) {
    return IntStream.range(0, some + others)
        .mapToDouble(i -> i < some ? probability : otherProbability)
        .toArray();
  }
}
