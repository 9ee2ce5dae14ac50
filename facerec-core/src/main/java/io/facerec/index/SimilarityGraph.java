package io.facerec.index;

import io.facerec.grouping.PairVisitor;
import io.facerec.model.SessionOptions;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Which rows of a matrix are alike: its product with a row, or with a matrix, and where that
 * reaches a limit. Only what reaches it leaves the graph. Safe for several threads.
 */
final class SimilarityGraph implements AutoCloseable {
  /** A product of tiles takes 4 * 1024 * 8192 bytes: 32 MB. */
  private static final int TILE_ROWS = 1024;

  private static final int TILE_COLUMNS = 8192;

  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> least;
  private final Placeholder<TFloat32> rows;
  private final Placeholder<TFloat32> query;
  private final Operand<TInt64> found;
  private final Placeholder<TFloat32> columns;
  private final Placeholder<TInt32> firstRow;
  private final Placeholder<TInt32> firstColumn;
  private final Operand<TInt64> pairs;
  private final Operand<TFloat32> similarities;

  /**
   * @param size values of a row
   */
  SimilarityGraph(int size) {
    Ops tf = Ops.create(graph);
    least = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    rows = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, size)));
    query = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(size)));
    Operand<TFloat32> one =
        tf.linalg.matMul(rows, tf.reshape(query, tf.array(size, 1)), new MatMul.Options[0]);
    found = tf.where(tf.math.greaterEqual(tf.reshape(one, tf.array(-1)), least));

    columns = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, size)));
    firstRow = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    firstColumn = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    Operand<TFloat32> tile =
        tf.linalg.matMul(
            slice(tf, rows, firstRow, TILE_ROWS, size),
            slice(tf, columns, firstColumn, TILE_COLUMNS, size),
            MatMul.transposeB(true));
    pairs = tf.where(tf.math.greaterEqual(tile, least));
    similarities = tf.gatherNd(tile, pairs);
    session = new Session(graph, SessionOptions.DEFAULT.toProto());
  }

  private static Operand<TFloat32> slice(
      Ops tf, Operand<TFloat32> matrix, Operand<TInt32> first, int most, int size) {
    Operand<TInt32> all = tf.squeeze(tf.slice(tf.shape(matrix), tf.array(0), tf.array(1)));
    Operand<TInt32> count = tf.math.minimum(tf.constant(most), tf.math.sub(all, first));
    return tf.slice(
        matrix,
        tf.stack(List.of(first, tf.constant(0))),
        tf.stack(List.of(count, tf.constant(size))));
  }

  /** The rows of float [n, size] whose product with float [size] is at least so much. */
  long[] atLeast(double limit, TFloat32 matrix, TFloat32 values) {
    try (TFloat32 scalar = TFloat32.scalarOf((float) limit);
        Result result =
            session
                .runner()
                .feed(least, scalar)
                .feed(rows, matrix)
                .feed(query, values)
                .fetch(found)
                .run()) {
      TInt64 places = (TInt64) result.get(0);
      long[] numbers = new long[Math.toIntExact(places.shape().get(0))];
      places.asRawTensor().data().asLongs().read(numbers);
      return numbers;
    }
  }

  /** Each row of float [n, size] and row of float [m, size] whose product is at least so much. */
  void pairsAtLeast(double limit, TFloat32 left, TFloat32 right, PairVisitor visitor) {
    boolean same = left == right;
    for (int row = 0; row < left.shape().get(0); row += TILE_ROWS) {
      int begin = same ? row / TILE_COLUMNS * TILE_COLUMNS : 0; // what is left of it was seen
      for (int column = begin; column < right.shape().get(0); column += TILE_COLUMNS) {
        visitTile(limit, left, right, row, column, visitor);
      }
    }
  }

  private void visitTile(
      double limit, TFloat32 left, TFloat32 right, int row, int column, PairVisitor visitor) {
    try (TFloat32 scalar = TFloat32.scalarOf((float) limit);
        TInt32 top = TInt32.scalarOf(row);
        TInt32 side = TInt32.scalarOf(column);
        Result result =
            session
                .runner()
                .feed(least, scalar)
                .feed(rows, left)
                .feed(columns, right)
                .feed(firstRow, top)
                .feed(firstColumn, side)
                .fetch(pairs)
                .fetch(similarities)
                .run()) {
      long[] places = new long[Math.toIntExact(result.get(0).size())];
      ((TInt64) result.get(0)).asRawTensor().data().asLongs().read(places);
      float[] values = StdArrays.array1dCopyOf((TFloat32) result.get(1));
      for (int i = 0; i < values.length; i++) {
        visitor.visit(row + (int) places[2 * i], column + (int) places[2 * i + 1], values[i]);
      }
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
