package io.facerec.examples.benchmark;

import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ImageSpec;
import io.facerec.train.data.PairStreamer;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** By our own streamer, tf.data inside the graph. */
final class StreamedPairs implements PairMaker {
  private final Graph graph = new Graph();
  private final InputFunction.Input input;
  private final Session session;

  StreamedPairs(FaceFolder people, int calls) {
    input =
        PairStreamer.of(people)
            .image(ImageSpec.grey(SIZE))
            .batch(BATCH)
            .parallelCalls(calls)
            .build(Ops.create(graph), Start.FIRST);
    session = new Session(graph);
    session.run(input.initializer());
  }

  @Override
  public String name() {
    return "PairStreamer";
  }

  @Override
  public void make(int batches) {
    for (int i = 0; i < batches; i++) {
      session.runner().fetch(input.features().get(PairStreamer.PAIR)).run().close();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
