package io.facerec.examples.serve;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.sun.net.httpserver.HttpServer;
import io.facerec.detect.Detector;
import io.facerec.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Serves a page on which one drops an avatar and photos and sees who is where. Questions run side
 * by side on a few threads and share the models, which stay the caller's to close. Close it: that
 * lets the questions under way end first.
 */
public final class FinderServer implements AutoCloseable {
  /** Each may hold {@link UploadLimits#requestBytes} twice: as they came, and as photos. */
  private static final int THREADS = 4;

  /** Connections that wait to be accepted: the system's default. */
  private static final int BACKLOG = 0;

  private static final int GRACE_SECONDS = 10;

  private final HttpServer server;
  private final ExecutorService threads;

  private FinderServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to answer.
   *
   * @param address where to listen; port 0 takes a free one
   * @param detector finds the faces
   * @param verifier compares them
   * @param limits what one question may bring
   * @throws UncheckedIOException if it cannot listen there
   */
  public static FinderServer start(
      InetSocketAddress address, Detector detector, Verifier verifier, UploadLimits limits) {
    HttpServer server = listen(address);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            new ThreadFactoryBuilder().setDaemon(true).setNameFormat("facerec-http-%d").build());
    server.setExecutor(threads);
    server.createContext("/", new StaticFiles());
    server.createContext("/limits", new LimitsEndpoint(limits));
    server.createContext("/find", new FindEndpoint(detector, verifier, limits));
    server.start();
    return new FinderServer(server, threads);
  }

  /** The page. */
  public URI page() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    boolean bracketed = address.getAddress() instanceof Inet6Address;
    return URI.create(
        "http://%s:%d/".formatted(bracketed ? "[" + host + "]" : host, address.getPort()));
  }

  /** Takes no more questions, waits some seconds for those under way, and stops. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    server.stop(0);
  }

  private static HttpServer listen(InetSocketAddress address) {
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on %s port %d: %s; name another --port"
              .formatted(address.getHostString(), address.getPort(), e.getMessage()),
          e);
    }
  }
}
