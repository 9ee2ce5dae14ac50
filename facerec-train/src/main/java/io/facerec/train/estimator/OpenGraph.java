package io.facerec.train.estimator;

import java.util.function.Consumer;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/**
 * A graph and its session, closed together, at the latest when the JVM ends: a JVM that ends in the
 * middle of a step takes the native library away from under it, and may crash.
 */
final class OpenGraph implements AutoCloseable {
  private final Graph graph;
  private final Session session;
  private final Thread atShutdown;

  /**
   * Opens a session; variables are not set.
   *
   * @param graph closed with it
   * @param beforeShutdown run first when the JVM is to end, with the thread that opened this
   */
  OpenGraph(Graph graph, ConfigProto config, Consumer<Thread> beforeShutdown) {
    this.graph = graph;
    session = new Session(graph, false, config);
    Thread owner = Thread.currentThread();
    atShutdown =
        new Thread(
            () -> {
              beforeShutdown.accept(owner);
              session.close();
            },
            "close-tensorflow");
    try {
      Runtime.getRuntime().addShutdownHook(atShutdown);
    } catch (IllegalStateException shuttingDown) {
      session.close();
      graph.close();
      throw shuttingDown;
    }
  }

  OpenGraph(Graph graph, ConfigProto config) {
    this(graph, config, owner -> {});
  }

  Graph graph() {
    return graph;
  }

  Session session() {
    return session;
  }

  /** Waits for the step that another thread is in; steps after it throw IllegalStateException. */
  @Override
  public void close() {
    session.close();
    graph.close();
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException shuttingDown) {
      // the hook is running, and finds the session closed
    }
  }
}
