package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Marked faces, each with the embedding that a teacher net gave it. Embeddings are kept as {@link
 * UnitBytes} plus {@value #ZERO}: 140 bytes a face. Immutable.
 */
public final class TaughtFaces {
  /** The byte that stands for 0. */
  static final int ZERO = 128;

  private final ImmutableList<FacePhoto> photos;
  private final byte[] embeddings;
  private final int width;

  private TaughtFaces(List<FacePhoto> photos, byte[] embeddings, int width) {
    this.photos = ImmutableList.copyOf(photos);
    this.embeddings = embeddings;
    this.width = width;
  }

  /** Begins a collection of faces with teacher embeddings of {@code width} values. */
  public static Builder builder(int width) {
    return new Builder(width);
  }

  /** The faces; each has landmarks. */
  public ImmutableList<FacePhoto> photos() {
    return photos;
  }

  /** How many faces. */
  public int size() {
    return photos.size();
  }

  /**
   * For each face the number of its person, who are numbered from 0 as they first come; -1 where
   * nobody knows.
   */
  public long[] people() {
    Map<String, Long> numbers = new HashMap<>();
    return photos.stream()
        .mapToLong(
            face ->
                face.identity()
                    .map(name -> numbers.computeIfAbsent(name, key -> (long) numbers.size()))
                    .orElse(-1L))
        .toArray();
  }

  /** Values of an embedding. */
  public int width() {
    return width;
  }

  /** All embeddings, row by row, as they are kept: to be scaled to unit length by their user. */
  byte[] packed() {
    return embeddings.clone();
  }

  /** The teacher's embedding of a face, unit length. */
  public float[] embedding(int face) {
    float[] row = new float[width];
    for (int i = 0; i < width; i++) {
      row[i] = Byte.toUnsignedInt(embeddings[face * width + i]) - ZERO;
    }
    return UnitBytes.unit(row);
  }

  /** The embeddings of {@code count} faces at random, the same for the same seed; unit length. */
  public float[][] bank(int count, long seed) {
    checkArgument(count >= 1 && count <= size(), "a bank of %s from %s faces", count, size());
    int[] order = new Random(seed).ints(0, size()).distinct().limit(count).toArray();
    return Arrays.stream(order).mapToObj(this::embedding).toArray(float[][]::new);
  }

  /** Collects {@link TaughtFaces}. */
  public static final class Builder {
    private final int width;
    private final List<FacePhoto> photos = new ArrayList<>();
    private final ByteArrayOutputStream embeddings = new ByteArrayOutputStream();

    private Builder(int width) {
      this.width = width;
    }

    /**
     * Adds a face.
     *
     * @param embedding of any length but 0
     */
    @CanIgnoreReturnValue
    public Builder add(FacePhoto photo, float... embedding) {
      checkArgument(photo.landmarks().isPresent(), "%s has no landmarks", photo.path());
      checkArgument(embedding.length == width, "%s values, must be %s", embedding.length, width);
      photos.add(photo);
      for (byte value : UnitBytes.of(embedding)) {
        embeddings.write(ZERO + value);
      }
      return this;
    }

    /** Makes the collection. */
    public TaughtFaces build() {
      return new TaughtFaces(photos, embeddings.toByteArray(), width);
    }
  }
}
