package io.facerec.examples.nearest;

import io.facerec.verify.Embedding;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Embeddings of people who do not exist: each person a direction, all of them as probable, each
 * photo of the person that direction and noise. Two photos of one person have a cosine of 0.6 on
 * average, as photos of one person have by a verifier like ours; two people's are as random as can
 * be. The same for the same seed.
 *
 * @param seed of it all
 * @param photos of each person
 */
record RandomPeople(long seed, int photos) {
  private static final int SIZE = 128;
  private static final double COSINE = 0.6;

  /** Faces by number: {@code photos} of the first person, then of the second. */
  Stream<Embedding> faces(int count) {
    return IntStream.range(0, count).mapToObj(number -> face(number / photos, number % photos));
  }

  /** One of a person's photos; beyond the last of {@link #faces}, one that these do not give. */
  Embedding face(int person, int photo) {
    double[] centre = normal(new Random(seed + person), 1);
    double[] noise =
        normal(
            new Random(seed * 31 + (long) person * 1_000_003 + photo), Math.sqrt(1 / COSINE - 1));
    double[] sum = IntStream.range(0, SIZE).mapToDouble(i -> centre[i] + noise[i]).toArray();
    double length = length(sum);
    float[] unit = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      unit[i] = (float) (sum[i] / length);
    }
    return Embedding.of(unit);
  }

  /** A direction, all of them as probable, of this length. */
  private static double[] normal(Random random, double length) {
    double[] values = DoubleStream.generate(random::nextGaussian).limit(SIZE).toArray();
    double longer = length(values) / length;
    return DoubleStream.of(values).map(value -> value / longer).toArray();
  }

  private static double length(double[] values) {
    return Math.sqrt(DoubleStream.of(values).map(value -> value * value).sum());
  }
}
