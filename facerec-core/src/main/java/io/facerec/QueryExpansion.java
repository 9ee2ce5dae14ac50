package io.facerec;

import static java.util.Comparator.comparingDouble;

import io.facerec.grouping.EmbeddingPairs;
import io.facerec.grouping.FaceGrouping;
import io.facerec.verify.Embedding;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an album itself tells of the person (query expansion, as Chum et al., Total Recall, 2007).
 * Its faces near the avatar are grouped into persons, and a group is compared with the avatar like
 * one face, by the middle of its faces, which says more than each does. The nearest that matches
 * says what the person looks like at other times: with it, the person is nearer to all of their
 * photos than one picture is. The other groups are people who look like the person, and keep their
 * own photos out.
 *
 * @param distance that faces of one group keep on average
 */
record QueryExpansion(double distance) {
  /** A group may be as loose as this, or the finder's rate times {@link #LOOSER}. */
  private static final double LOOSEST_GROUP = 1e-3;

  private static final double LOOSER = 10;

  /** Strangers that are near by chance: their number, and what to take of all faces at most. */
  private static final double STRANGERS = 1_000;

  private static final int MOST_FACES = 4_000;

  /** One photo or two that are alike are chance; this many are somebody else. */
  private static final int SOMEBODY = 3;

  /** The expansion that goes with a finder's false match rate. */
  static QueryExpansion of(Verifier verifier, FalseMatchRate rate) {
    double looser = Math.max(rate.rate(), Math.min(rate.rate() * LOOSER, LOOSEST_GROUP));
    return new QueryExpansion(verifier.threshold(known(verifier, looser)));
  }

  /**
   * How far from the person the faces may be that the album tells of: the larger the album, the
   * more strangers are as near by chance.
   *
   * @param faces of the album
   */
  static double reach(Likeness likeness, long faces) {
    FalseMatchRate rate =
        known(likeness.verifier(), STRANGERS / Math.max(STRANGERS, (double) faces));
    return Math.max(likeness.threshold(), likeness.verifier().threshold(rate));
  }

  /** The nearest rate that the verifier has a threshold for. */
  private static FalseMatchRate known(Verifier verifier, double rate) {
    double atMost = Math.min(rate, verifier.loosest().rate());
    return FalseMatchRate.of(Math.max(atMost, verifier.strictest().rate()));
  }

  /**
   * The person, and who else is to be told apart, as this album has them.
   *
   * @param reach of {@link #reach}
   */
  Likeness learn(Likeness likeness, List<SearchedPhoto> album, double reach) {
    List<Near> near = near(likeness, album, reach);
    List<Embedding> faces = near.stream().map(Near::face).toList();
    FaceGrouping grouping =
        new FaceGrouping(
            faces.size(),
            row -> faces.get(row).toArray(),
            new EmbeddingPairs(faces),
            Embedding.cosineAt(distance),
            row -> near.get(row).photo());
    List<Group> groups =
        grouping.group(row -> true).stream()
            .map(rows -> Group.of(rows.stream().mapToObj(faces::get).toList()))
            .toList();
    Optional<Group> own =
        groups.stream()
            .filter(group -> likeness.matches(group.middle()))
            .min(comparingDouble(group -> group.middle().distance(likeness.person())));
    Stream<Embedding> others =
        groups.stream()
            .filter(group -> !own.equals(Optional.of(group)) && group.faces().size() >= SOMEBODY)
            .map(Group::middle);
    Stream<Embedding> ownFaces = own.stream().flatMap(group -> group.faces().stream());
    return likeness.of(
        Embedding.mean(Stream.concat(Stream.of(likeness.person()), ownFaces).toList()),
        Stream.concat(likeness.lookalikes().stream(), others).toList());
  }

  /** Faces of one person, and what they have in common. */
  private record Group(List<Embedding> faces, Embedding middle) {
    static Group of(List<Embedding> faces) {
      return new Group(faces, Embedding.mean(faces));
    }
  }

  /** A face of the album that may be the person's. */
  private record Near(Embedding face, int photo, double distance) {}

  private static List<Near> near(Likeness likeness, List<SearchedPhoto> album, double reach) {
    List<Near> near = new ArrayList<>();
    for (int photo = 0; photo < album.size(); photo++) {
      for (SeenFace face : album.get(photo).faces()) {
        double away = face.embedding().distance(likeness.person());
        if (away <= reach && face.quality().reaches(likeness.least())) {
          near.add(new Near(face.embedding(), photo, away));
        }
      }
    }
    near.sort(comparingDouble(Near::distance));
    return near.subList(0, Math.min(near.size(), MOST_FACES));
  }
}
