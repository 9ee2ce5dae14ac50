package io.facerec.examples.benchmark;

import io.facerec.train.data.FaceFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * By Java threads that draw in Java and let TensorFlow's graph read, decode and standardise so many
 * pairs a run.
 */
final class DecoderPairs implements PairMaker {
  private final JavaDraw draw;
  private final int pairs;
  private final Random random = new Random(1);
  private final ExecutorService pool;
  private final Graph graph = new Graph();
  private final Session session;

  /**
   * A maker.
   *
   * @param pairs of one run of the graph, a divisor of {@link PairMaker#BATCH}
   */
  DecoderPairs(FaceFolder people, int threads, int pairs) {
    draw = new JavaDraw(people);
    this.pairs = pairs;
    pool = Executors.newFixedThreadPool(threads);
    Ops tf = Ops.create(graph);
    long pictures = 2L * pairs;
    Placeholder<TString> paths =
        tf.withName("paths").placeholder(TString.class, Placeholder.shape(Shape.of(pictures)));
    List<Operand<TFloat32>> decoded = new ArrayList<>();
    for (Operand<TString> path : tf.unstack(paths, pictures)) {
      decoded.add(
          tf.image.resizeBilinear(
              tf.expandDims(
                  tf.image.decodeJpeg(tf.io.readFile(path), DecodeJpeg.channels(1L)),
                  tf.constant(0)),
              tf.constant(new int[] {SIZE, SIZE}),
              ResizeBilinear.halfPixelCenters(true)));
    }
    Operand<TFloat32> all = tf.concat(decoded, tf.constant(0));
    Operand<TInt32> sides = tf.constant(new int[] {1, 2, 3});
    Operand<TFloat32> centred = tf.math.sub(all, tf.math.mean(all, sides, Mean.keepDims(true)));
    Operand<TFloat32> deviation =
        tf.math.sqrt(tf.math.mean(tf.math.square(centred), sides, Mean.keepDims(true)));
    tf.withName("pairs")
        .reshape(
            tf.math.div(centred, tf.math.maximum(deviation, tf.constant(1f / SIZE))),
            tf.constant(new int[] {pairs, 2 * SIZE * SIZE}));
    session = new Session(graph);
  }

  @Override
  public String name() {
    return "Java threads with TensorFlow's decoder, %d pairs a run".formatted(pairs);
  }

  @Override
  public void make(int batches) {
    for (int batch = 0; batch < batches; batch++) {
      List<Future<?>> parts = new ArrayList<>();
      for (int part = 0; part < BATCH / pairs; part++) {
        List<Path> paths = draw.draw(pairs, random);
        parts.add(pool.submit(() -> run(paths)));
      }
      parts.forEach(StreamerBenchmark::await);
    }
  }

  private void run(List<Path> paths) {
    try (TString names =
        TString.vectorOf(paths.stream().map(Path::toString).toArray(String[]::new))) {
      session.runner().feed("paths", names).fetch("pairs").run().close();
    }
  }

  @Override
  public void close() {
    pool.shutdown();
    session.close();
    graph.close();
  }
}
