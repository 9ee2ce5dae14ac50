package io.facerec.examples.serve;

import com.google.common.io.ByteStreams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one kind of request. Whatever goes wrong is an answer too, with its reason. */
abstract class Endpoint implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  /**
   * Bytes that are read and dropped after a refusal. A browser reads no answer before it has sent
   * all, so an upload that is too large is let in as far as this, and only then cut off.
   */
  private static final long DRAINED = 1L << 30;

  /**
   * The answer.
   *
   * @throws Refusal if there is none but a reason
   * @throws IOException if the asker went away
   */
  abstract Reply answer(HttpExchange exchange) throws IOException;

  @Override
  public final void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = replyTo(exchange);
      drain(exchange.getRequestBody());
      reply.send(exchange);
    }
  }

  private Reply replyTo(HttpExchange exchange) throws IOException {
    try {
      return answer(exchange);
    } catch (Refusal refusal) {
      return refusal.reply();
    } catch (RuntimeException | Error e) { // an error too, or the asker would wait for ever
      LOG.error("cannot answer {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      return new Refusal(500, "the server failed (" + e + "); its log says where").reply();
    }
  }

  private static void drain(InputStream rest) throws IOException {
    ByteStreams.exhaust(ByteStreams.limit(rest, DRAINED));
  }

  /** Refuses what the JDK's server sends here besides, "/find/a" or "/finder" for "/find". */
  static void requirePath(HttpExchange exchange) {
    if (!exchange.getRequestURI().getPath().equals(exchange.getHttpContext().getPath())) {
      throw new Refusal(404, "there is nothing here; the page is at /");
    }
  }

  /** Refuses other methods. */
  static void requireMethod(HttpExchange exchange, String... methods) {
    for (String method : methods) {
      if (exchange.getRequestMethod().equals(method)) {
        return;
      }
    }
    String allowed = String.join(", ", methods);
    exchange.getResponseHeaders().set("Allow", allowed);
    throw new Refusal(
        405, "%s is not answered here; ask by %s".formatted(exchange.getRequestMethod(), allowed));
  }
}
