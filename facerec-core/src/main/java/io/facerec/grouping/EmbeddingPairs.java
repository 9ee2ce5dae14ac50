package io.facerec.grouping;

import com.google.common.collect.ImmutableList;
import io.facerec.verify.Embedding;
import java.util.List;

/**
 * Few embeddings, a few thousand say, compared one by one.
 *
 * @param embeddings row by row
 */
public record EmbeddingPairs(List<Embedding> embeddings) implements PairSource {
  /** Copies the list. */
  public EmbeddingPairs {
    embeddings = ImmutableList.copyOf(embeddings);
  }

  @Override
  public void pairsAtLeast(double least, PairVisitor visitor) {
    for (int a = 0; a < embeddings.size(); a++) {
      for (int b = a + 1; b < embeddings.size(); b++) {
        double similarity = embeddings.get(a).cosine(embeddings.get(b));
        if (similarity >= least) {
          visitor.visit(a, b, (float) similarity);
        }
      }
    }
  }
}
