package io.facerec.index;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import io.facerec.grouping.PairVisitor;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Embeddings as the rows of float tensors [rows, size], outside the heap: 512 bytes a row of 128
 * values. A tensor has at most 2^20 rows, so that none is larger than half a gigabyte and a matrix
 * may grow; one product with each answers a query.
 */
final class EmbeddingMatrix implements AutoCloseable {
  private static final int MOST_ROWS = 1 << 20;

  private final int size;
  private final List<TFloat32> blocks = new ArrayList<>();
  private final SimilarityGraph graph;
  private final long capacity;
  private long rows;

  /**
   * Room for rows that {@link #add} fills.
   *
   * @param rows how many there will be
   * @param size values of each
   */
  EmbeddingMatrix(long rows, int size) {
    this.size = size;
    capacity = rows;
    graph = new SimilarityGraph(size);
    for (long left = rows; left > 0; left -= MOST_ROWS) {
      blocks.add(TFloat32.tensorOf(Shape.of(Math.min(left, MOST_ROWS), size)));
    }
  }

  /** Appends a row. */
  void add(float[] values) {
    checkArgument(rows < capacity, "more than %s rows", capacity);
    TFloat32 block = blocks.get((int) (rows / MOST_ROWS));
    block.asRawTensor().data().asFloats().offset(rows % MOST_ROWS * size).write(values);
    rows++;
  }

  /** How many rows were added. */
  long rows() {
    return rows;
  }

  /** A copy of a row. */
  float[] row(int row) {
    float[] values = new float[size];
    blocks
        .get(row / MOST_ROWS)
        .asRawTensor()
        .data()
        .asFloats()
        .offset((long) (row % MOST_ROWS) * size)
        .read(values);
    return values;
  }

  /** The rows whose dot product with the values is at least so much, in ascending order. */
  ImmutableIntArray atLeast(double least, float[] values) {
    ImmutableIntArray.Builder found = ImmutableIntArray.builder();
    try (TFloat32 query = TFloat32.vectorOf(values)) {
      for (int block = 0; block < blocks.size(); block++) {
        int first = block * MOST_ROWS;
        for (long row : graph.atLeast(least, blocks.get(block), query)) {
          found.add(Math.toIntExact(first + row));
        }
      }
    }
    return found.build();
  }

  /** Every two rows whose dot product is at least so much, by tiles that bound the memory. */
  void pairsAtLeast(double least, PairVisitor visitor) {
    for (int a = 0; a < blocks.size(); a++) {
      for (int b = a; b < blocks.size(); b++) {
        graph.pairsAtLeast(
            least, blocks.get(a), blocks.get(b), offset(a * MOST_ROWS, b * MOST_ROWS, visitor));
      }
    }
  }

  private static PairVisitor offset(int first, int second, PairVisitor visitor) {
    return (a, b, similarity) -> {
      if (first + a < second + b) {
        visitor.visit(first + a, second + b, similarity);
      }
    };
  }

  @Override
  public void close() {
    ImmutableList.copyOf(blocks).forEach(TFloat32::close);
    blocks.clear();
    graph.close();
  }
}
