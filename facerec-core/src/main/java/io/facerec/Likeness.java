package io.facerec;

import static java.util.Comparator.comparingDouble;

import com.google.common.collect.ImmutableList;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verification;
import io.facerec.verify.Verifier;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who is looked for, and which faces count as them.
 *
 * @param verifier compares
 * @param person the avatar's embedding, or the middle of several
 * @param lookalikes who is about as close to one of these is not the person
 * @param threshold the greatest distance that counts
 * @param least what a face has to offer to be judged at all
 * @param share of the faces that are expected to be the person's
 * @param severalPerPhoto whether more than one face of a photo may be the person
 */
record Likeness(
    Verifier verifier,
    Embedding person,
    List<Embedding> lookalikes,
    double threshold,
    FaceQuality least,
    ExpectedShare share,
    boolean severalPerPhoto) {
  /**
   * A face has to be so much closer to the person than to a lookalike. On families, against one
   * photo of the relative who looks most alike, this takes away 11 in 12 of the relatives who pass
   * for the person, and 1 in 48 of the person's own photos (docs/avatars.md).
   */
  private static final double LOOKALIKE_MARGIN = 0.05;

  /** Where a probability rounds to 1, two of them can still be weighed. */
  private static final double MOST_ODDS = 1e12;

  Likeness {
    lookalikes = ImmutableList.copyOf(lookalikes);
  }

  /** The same for a person and lookalikes that are known better. */
  Likeness of(Embedding wanted, List<Embedding> others) {
    return new Likeness(verifier, wanted, others, threshold, least, share, severalPerPhoto);
  }

  /** Whether this would be the person, were it a face of good quality alone in its photo. */
  boolean matches(Embedding face) {
    double distance = person.distance(face);
    return distance <= threshold && !isLookalike(face, distance);
  }

  /** Judges all faces of one photo together. */
  ImmutableList<SeenFace> judge(List<EmbeddedFace> faces) {
    List<Candidate> candidates = faces.stream().map(this::compare).toList();
    int closest =
        IntStream.range(0, candidates.size())
            .filter(i -> candidates.get(i).verdict() == Verdict.PERSON)
            .boxed()
            .min(comparingDouble(i -> candidates.get(i).verification().distance()))
            .orElse(-1);
    ImmutableList.Builder<SeenFace> seen = ImmutableList.builder();
    for (int i = 0; i < candidates.size(); i++) {
      Verdict alone = candidates.get(i).verdict();
      boolean second = alone == Verdict.PERSON && i != closest && !severalPerPhoto;
      seen.add(
          seen(
              faces.get(i),
              candidates.get(i).verification(),
              second ? Verdict.SECOND_CHOICE : alone));
    }
    return seen.build();
  }

  private SeenFace seen(EmbeddedFace face, Verification verification, Verdict verdict) {
    return new SeenFace(
        face.face(),
        face.quality(),
        face.embedding(),
        verification,
        verdict,
        share.probability(verification.probability()));
  }

  /** What one face would be, were it alone in its photo. */
  private record Candidate(Verification verification, Verdict verdict) {}

  private Candidate compare(EmbeddedFace face) {
    Verification alone = verifier.compare(person, face.embedding());
    double distance = alone.distance();
    Verdict verdict = verdict(face, distance);
    return new Candidate(
        new Verification(verdict == Verdict.PERSON, probability(face.embedding(), alone), distance),
        verdict);
  }

  private Verdict verdict(EmbeddedFace face, double distance) {
    if (!face.quality().reaches(least)) {
      return Verdict.TOO_POOR;
    }
    if (distance > threshold) {
      return Verdict.STRANGER;
    }
    return isLookalike(face.embedding(), distance) ? Verdict.LOOKALIKE : Verdict.PERSON;
  }

  private boolean isLookalike(Embedding face, double distance) {
    return lookalikes.stream()
        .anyMatch(other -> other.distance(face) < distance + LOOKALIKE_MARGIN);
  }

  /**
   * Bayes' rule over the person, each lookalike and a stranger: how much more often than a stranger
   * each of them has such a face is what the verifier's odds say.
   */
  private double probability(Embedding face, Verification alone) {
    double others = 1;
    for (Embedding lookalike : lookalikes) {
      others += odds(verifier.compare(lookalike, face).probability());
    }
    double person = odds(alone.probability());
    return person / (person + others);
  }

  private static double odds(double probability) {
    return Math.min(MOST_ODDS, probability / (1 - probability));
  }
}
