package io.facerec.train.data;

/**
 * Matrices that soften a picture X of n x n pixels as down X across^T: seen at a small size and
 * enlarged again, or smeared along its rows or its columns by a motion. Each row adds to 1.
 */
final class Softening {
  /** Heights that a face of the whole picture is seen at. */
  private static final int[] HEIGHTS = {16, 18, 20, 22, 24, 28, 32, 40};

  /** Pixels of 112 that a motion smears a point over, along rows and along columns. */
  private static final int[] SMEARS = {5, 9, 13};

  private final float[][][] down;
  private final float[][][] across;

  private Softening(float[][][] down, float[][][] across) {
    this.down = down;
    this.across = across;
  }

  /** The matrices for pictures of this many pixels. */
  static Softening of(int size) {
    int kinds = HEIGHTS.length + 2 * SMEARS.length;
    float[][][] down = new float[kinds][][];
    float[][][] across = new float[kinds][][];
    int kind = 0;
    for (int height : HEIGHTS) {
      down[kind] = product(enlarging(size, height), reducing(size, height));
      across[kind] = down[kind++];
    }
    for (int smear : SMEARS) {
      float[][] moved = smearing(size, Math.max(1, Math.round(smear * size / 112f)));
      float[][] still = smearing(size, 1);
      down[kind] = moved;
      across[kind++] = still;
      down[kind] = still;
      across[kind++] = moved;
    }
    return new Softening(down, across);
  }

  /** By kind, [kinds, n, n]. */
  float[][][] down() {
    return down;
  }

  /** By kind, [kinds, n, n]. */
  float[][][] across() {
    return across;
  }

  /** How many kinds. */
  int size() {
    return down.length;
  }

  /** The mean over what a pixel of the small picture covers. */
  private static float[][] reducing(int size, int height) {
    float[][] matrix = new float[height][size];
    double covered = (double) size / height;
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < size; j++) {
        double shared = Math.min((i + 1) * covered, j + 1.0) - Math.max(i * covered, j);
        matrix[i][j] = (float) (Math.max(0, shared) / covered);
      }
    }
    return matrix;
  }

  /** Linear interpolation between the middles of the small picture's pixels. */
  private static float[][] enlarging(int size, int height) {
    float[][] matrix = new float[size][height];
    for (int i = 0; i < size; i++) {
      double at = Math.min(height - 1.0, Math.max(0, (i + 0.5) * height / size - 0.5));
      int before = (int) at;
      matrix[i][before] += (float) (1 - (at - before));
      matrix[i][Math.min(height - 1, before + 1)] += (float) (at - before);
    }
    return matrix;
  }

  /** The mean over so many pixels about each, those beyond the border left out. */
  private static float[][] smearing(int size, int pixels) {
    float[][] matrix = new float[size][size];
    for (int i = 0; i < size; i++) {
      int first = Math.max(0, i - pixels / 2);
      int last = Math.min(size - 1, i + pixels / 2);
      for (int j = first; j <= last; j++) {
        matrix[i][j] = 1f / (last - first + 1);
      }
    }
    return matrix;
  }

  private static float[][] product(float[][] a, float[][] b) {
    float[][] product = new float[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
