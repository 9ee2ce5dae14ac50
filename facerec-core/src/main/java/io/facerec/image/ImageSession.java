package io.facerec.image;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** Sessions for the graphs of this package. */
final class ImageSession {
  private static final int IN_CALLERS_THREAD = -1;

  private ImageSession() {}

  /**
   * Runs stay in the caller's thread, since photos are worked on side by side. The graphs are not
   * rewritten: nothing in them can be simplified, and TensorFlow's estimator of costs would
   * complain of CropAndResize on stderr.
   */
  static Session of(Graph graph) {
    return new Session(
        graph,
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(1)
            .setInterOpParallelismThreads(IN_CALLERS_THREAD)
            .setGraphOptions(
                GraphOptions.newBuilder()
                    .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
            .build());
  }
}
