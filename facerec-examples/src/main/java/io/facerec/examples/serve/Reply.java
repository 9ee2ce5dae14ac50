package io.facerec.examples.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An answer of HTTP.
 *
 * @param status of HTTP
 * @param type of the content
 * @param content read-only bytes
 */
record Reply(int status, String type, ByteBuffer content) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The page may load what this server has, show the pictures it was given, and nothing else. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
          + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  /** The value as JSON. */
  static Reply json(int status, Object value) {
    try {
      return of(status, "application/json", JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** These bytes, which must not be changed afterwards. */
  static Reply of(int status, String type, byte[] content) {
    return new Reply(status, type, ByteBuffer.wrap(content).asReadOnlyBuffer());
  }

  /** Sends it; the exchange stays open. */
  void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(content.remaining()));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
