package io.facerec.examples.badinput;

import com.google.common.collect.ImmutableList;
import java.util.Random;

/** An endless row of bad files: first the specimens themselves, then specimens that are spoilt. */
public final class Mutants {
  private static final ImmutableList<String> ENDINGS =
      ImmutableList.of("jpg", "png", "gif", "bmp", "webp", "JPEG");

  private static final ImmutableList<Specimen> SPECIMENS = Specimens.all();

  private final long seed;

  /** The row of this seed. */
  public Mutants(long seed) {
    this.seed = seed;
  }

  /** The same for the same seed and index, from 0. */
  public Specimen get(int index) {
    if (index < SPECIMENS.size()) {
      return SPECIMENS.get(index);
    }
    Random random = new Random(seed * 1_000_003 + index);
    Specimen one = any(random);
    Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
    byte[] spoilt = mutation.of(one.bytes(), any(random).bytes(), random);
    if (one.name().endsWith(".png") && random.nextBoolean()) {
      spoilt = PngChunks.withRightChecksums(spoilt); // or the decoder would look no further
    }
    String ending = ENDINGS.get(random.nextInt(ENDINGS.size()));
    return new Specimen("%d-%s-%s.%s".formatted(index, one.name(), mutation, ending), spoilt);
  }

  private Specimen any(Random random) {
    return SPECIMENS.get(random.nextInt(SPECIMENS.size()));
  }
}
