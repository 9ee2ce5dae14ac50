package io.facerec.examples.teacher;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.data.TaughtFaces;
import io.facerec.train.data.TaughtFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How near embeddings are to those that were given for the same faces.
 *
 * @param faces how many
 * @param median cosine
 * @param lowest cosine
 */
record Agreement(int faces, double median, double lowest) {
  /** Compares what a folder keeps with what is given. */
  static Agreement of(TaughtFaces given, Path folder) {
    TaughtFolder kept = TaughtFolder.read(folder);
    Map<Path, Integer> rows = new HashMap<>();
    for (int i = 0; i < kept.photos().size(); i++) {
      rows.put(kept.photos().get(i).path(), i);
    }
    double[] cosines = new double[rows.size()];
    int count = 0;
    for (int i = 0; i < given.size(); i++) {
      Integer row = rows.get(TaughtFolder.key(given.photos().get(i).path()));
      if (row != null) {
        float[] own = Teacher.unit(kept.embeddings().row(row));
        cosines[count++] = cosine(own, given.embedding(i));
      }
    }
    checkArgument(count > 0, "%s keeps none of the faces that embeddings are given for", folder);
    Arrays.sort(cosines, 0, count);
    return new Agreement(count, cosines[count / 2], cosines[0]);
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d faces: cosine to the embeddings that are given %.4f (median), %.4f (lowest)",
        faces,
        median,
        lowest);
  }
}
