package io.facerec.examples.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.verify.Embedding;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** People are axes: two faces of one are at distance 0, of two at 1.41. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceVoteTest {
  private static final Embedding ADA = Embedding.of(1, 0, 0);
  private static final Embedding BOB = Embedding.of(0, 1, 0);
  private static final Embedding EVE = Embedding.of(0, 0, 1);

  private static FaceVote.Choice choice(int photo, List<List<Embedding>> photos) {
    return new FaceVote(photos, 1).of(photo);
  }

  @Test
  void the_face_that_the_other_photos_show_is_chosen() {
    List<List<Embedding>> photos =
        List.of(List.of(BOB, ADA), List.of(ADA), List.of(EVE, ADA), List.of());
    assertEquals(new FaceVote.Choice(1, true), choice(0, photos));
    assertEquals(new FaceVote.Choice(1, true), choice(2, photos));
  }

  @Test
  void none_has_to_stand_alone_for_that() {
    List<List<Embedding>> photos = List.of(List.of(BOB, ADA), List.of(ADA, EVE), List.of(EVE, ADA));
    assertEquals(new FaceVote.Choice(1, true), choice(0, photos));
    assertEquals(new FaceVote.Choice(0, true), choice(1, photos));
  }

  @Test
  void it_is_undecided_where_less_than_half_of_the_others_agree_or_there_are_none() {
    assertEquals(
        new FaceVote.Choice(0, false),
        choice(0, List.of(List.of(BOB, EVE), List.of(ADA), List.of(ADA), List.of(BOB))));
    assertEquals(new FaceVote.Choice(0, false), choice(0, List.of(List.of(BOB, ADA))));
  }
}
