package io.facerec.examples.pairs;

import com.google.common.collect.ImmutableSet;
import io.facerec.train.evaluation.Pair;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verification;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the pictures of pairs. Each picture is embedded once, however many pairs it is in. Where
 * a picture of a pair holds no face, both are cropped at the centre.
 */
public final class PairDistances {
  private final Verifier verifier;
  private final Map<Path, Embedding> faces;
  private final Map<Path, Embedding> centres;

  private PairDistances(
      Verifier verifier, Map<Path, Embedding> faces, Map<Path, Embedding> centres) {
    this.verifier = verifier;
    this.faces = faces;
    this.centres = centres;
  }

  /**
   * Embeds the pictures of all pairs.
   *
   * @param verifier stays the caller's to close
   */
  public static PairDistances of(List<Pair> pairs, Pictures pictures, Verifier verifier) {
    Set<Path> all = new TreeSet<>();
    for (Pair pair : pairs) {
      all.add(pair.first());
      all.add(pair.second());
    }
    Map<Path, Embedding> faces = pictures.embedFaces(all);
    Set<Path> faceless = new TreeSet<>();
    for (Pair pair : pairs) {
      if (!faces.containsKey(pair.first()) || !faces.containsKey(pair.second())) {
        faceless.add(pair.first());
        faceless.add(pair.second());
      }
    }
    faceless.removeAll(pictures.unreadable());
    return new PairDistances(verifier, faces, pictures.embedCentres(ImmutableSet.copyOf(faceless)));
  }

  /** How the two compare, or nothing if one of them cannot be read. */
  public Optional<Verification> of(Pair pair) {
    return compare(faces, pair).or(() -> compare(centres, pair));
  }

  private Optional<Verification> compare(Map<Path, Embedding> embeddings, Pair pair) {
    Embedding first = embeddings.get(pair.first());
    Embedding second = embeddings.get(pair.second());
    return first == null || second == null
        ? Optional.empty()
        : Optional.of(verifier.compare(first, second));
  }
}
