package io.facerec.verify;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;

/**
 * A face as a point on the unit sphere: faces of one person lie close, of two people far apart.
 * Compare embeddings of one and the same model only.
 */
public final class Embedding {
  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /** An embedding that was stored: values of unit length (to 1e-3). */
  public static Embedding of(float... values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    checkArgument(Math.abs(squares - 1) < 2e-3, "the length is %s, must be 1", Math.sqrt(squares));
    return new Embedding(values.clone());
  }

  /**
   * The middle of several embeddings of one person, on the sphere again: steadier than each.
   *
   * @throws IllegalArgumentException if there are none, or they cancel each other out
   */
  public static Embedding mean(List<Embedding> embeddings) {
    checkArgument(!embeddings.isEmpty(), "no embeddings");
    double[] sum = new double[embeddings.get(0).size()];
    for (Embedding embedding : embeddings) {
      embedding.checkComparable(embeddings.get(0));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += embedding.values[i];
      }
    }
    double length = Math.sqrt(Arrays.stream(sum).map(x -> x * x).sum());
    checkArgument(length > 1e-6, "the embeddings cancel each other out");
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / length);
    }
    return new Embedding(mean);
  }

  /** The cosine of two embeddings at this distance, in [0, 2], of each other. */
  public static double cosineAt(double distance) {
    return 1 - distance * distance / 2;
  }

  /** A copy of the values, to be stored. */
  public float[] toArray() {
    return values.clone();
  }

  /** How many values. */
  public int size() {
    return values.length;
  }

  /** Euclidean distance, from 0 (the same) over sqrt 2 (unrelated) to 2. */
  public double distance(Embedding other) {
    checkComparable(other);
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double difference = (double) values[i] - other.values[i];
      squares += difference * difference;
    }
    return Math.min(2, Math.sqrt(squares));
  }

  /** Cosine of the angle between the two, in [-1, 1]. */
  public double cosine(Embedding other) {
    checkComparable(other);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return Math.max(-1, Math.min(1, sum));
  }

  /** Whether the other is an embedding of the very same values. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** {@code "embedding of 128 values"}. */
  @Override
  public String toString() {
    return "embedding of " + size() + " values";
  }

  private void checkComparable(Embedding other) {
    checkArgument(
        size() == other.size(),
        "embeddings of %s and %s values come from different models",
        size(),
        other.size());
  }
}
