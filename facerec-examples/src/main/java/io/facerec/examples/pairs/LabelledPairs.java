package io.facerec.examples.pairs;

import io.facerec.train.evaluation.MatchRates;
import io.facerec.train.evaluation.Pair;
import io.facerec.verify.Verification;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** What the verifications of pairs come to, where it is said which show one person. */
public final class LabelledPairs {
  private final DoubleStream.Builder same = DoubleStream.builder();
  private final DoubleStream.Builder different = DoubleStream.builder();
  private int ofOne;
  private int ofTwo;
  private int matched;
  private int mistaken;

  private LabelledPairs() {}

  /** The figures in words; nothing where there are not pairs of both kinds. */
  public static Optional<String> figures(List<Pair> pairs, PairDistances distances) {
    LabelledPairs all = new LabelledPairs();
    pairs.forEach(pair -> distances.of(pair).ifPresent(found -> all.add(pair.same(), found)));
    return all.ofOne == 0 || all.ofTwo == 0 ? Optional.empty() : Optional.of(all.words());
  }

  private void add(boolean one, Verification found) {
    if (one) {
      same.add(found.distance());
      ofOne++;
      matched += found.same() ? 1 : 0;
    } else {
      different.add(found.distance());
      ofTwo++;
      mistaken += found.same() ? 1 : 0;
    }
  }

  private String words() {
    return "of %d pairs of one person %d match, of %d pairs of two people %d%n"
            .formatted(ofOne, matched, ofTwo, mistaken)
        + MatchRates.of(
            io.facerec.train.evaluation.PairDistances.of(
                same.build().toArray(), different.build().toArray()));
  }
}
