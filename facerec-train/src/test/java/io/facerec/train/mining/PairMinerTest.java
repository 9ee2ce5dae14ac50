package io.facerec.train.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.primitives.ImmutableIntArray;
import io.facerec.train.data.HardPairs;
import io.facerec.train.mining.PairMiner.Embedded;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PairMinerTest {
  private static Embedded at(int number, int person, float place) {
    return new Embedded(number, person, new float[] {place, 1});
  }

  @Test
  void finds_the_nearest_stranger_and_the_farthest_photo_of_the_same_person() {
    // on a line: person 7 at 0, 1 and 5, person 8 at 4 and 9, person 9 at 20
    HardPairs.Table table =
        PairMiner.hardest(
            List.of(
                at(10, 7, 0),
                at(11, 7, 1),
                at(12, 7, 5),
                at(13, 8, 4),
                at(14, 8, 9),
                at(15, 9, 20)));
    assertEquals(ImmutableIntArray.of(10, 12, 11, 12, 12, 10, 13, 14, 14, 13), table.same());
    assertEquals(
        ImmutableIntArray.of(10, 13, 11, 13, 12, 13, 13, 12, 14, 12, 15, 14), table.different());
  }

  @Test
  void of_one_person_alone_there_are_no_strangers() {
    HardPairs.Table table = PairMiner.hardest(List.of(at(0, 1, 0), at(1, 1, 3)));
    assertEquals(ImmutableIntArray.of(), table.different());
    assertEquals(ImmutableIntArray.of(0, 1, 1, 0), table.same());
    assertThrows(IllegalArgumentException.class, () -> PairMiner.hardest(List.of(at(0, 1, 0))));
  }
}
