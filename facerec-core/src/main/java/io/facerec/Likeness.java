package io.facerec;

import static java.util.Comparator.comparingDouble;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Face;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verification;
import io.facerec.verify.Verifier;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Who is looked for, and which faces count as them.
 *
 * @param verifier compares
 * @param person the avatar's embedding, or the middle of several
 * @param lookalikes who is closer to one of these is not the person
 * @param threshold the greatest distance that counts, if it is not the verifier's own
 * @param severalPerPhoto whether more than one face of a photo may be the person
 */
record Likeness(
    Verifier verifier,
    Embedding person,
    List<Embedding> lookalikes,
    OptionalDouble threshold,
    boolean severalPerPhoto) {
  Likeness {
    lookalikes = ImmutableList.copyOf(lookalikes);
  }

  /** Judges all faces of one photo together, given the embedding of each. */
  ImmutableList<SeenFace> judge(List<Face> faces, List<Embedding> embeddings) {
    List<Verification> answers = embeddings.stream().map(this::compare).toList();
    int closest =
        IntStream.range(0, answers.size())
            .filter(i -> answers.get(i).same())
            .boxed()
            .min(comparingDouble(i -> answers.get(i).distance()))
            .orElse(-1);
    ImmutableList.Builder<SeenFace> seen = ImmutableList.builder();
    for (int i = 0; i < answers.size(); i++) {
      boolean match = answers.get(i).same() && (severalPerPhoto || i == closest);
      seen.add(new SeenFace(faces.get(i), embeddings.get(i), answers.get(i), match));
    }
    return seen.build();
  }

  private Verification compare(Embedding face) {
    Verification answer = verifier.compare(person, face);
    double distance = answer.distance();
    boolean close = threshold.isPresent() ? distance <= threshold.getAsDouble() : answer.same();
    boolean same = close && lookalikes.stream().noneMatch(other -> other.distance(face) < distance);
    return new Verification(same, answer.probability(), distance);
  }
}
