package io.facerec.examples.serve;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The page and what it loads, from the class path, and nothing else. */
final class StaticFiles extends Endpoint {
  private static final ImmutableMap<String, String> TYPES =
      ImmutableMap.of(
          "page.html", "text/html; charset=utf-8",
          "page.css", "text/css; charset=utf-8",
          "page.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private static final String PAGE = "/page.html";

  private final ImmutableMap<String, Reply> replies;

  StaticFiles() {
    ImmutableMap.Builder<String, Reply> byPath = ImmutableMap.builder();
    TYPES.forEach((name, type) -> byPath.put("/" + name, Reply.of(200, type, bytes(name))));
    replies = byPath.buildOrThrow();
  }

  @Override
  Reply answer(HttpExchange exchange) {
    requireMethod(exchange, "GET", "HEAD");
    String path = exchange.getRequestURI().getPath();
    Reply reply = replies.get(path.equals("/") ? PAGE : path);
    if (reply == null) {
      throw new Refusal(404, "there is nothing here; the page is at /");
    }
    return reply;
  }

  private static byte[] bytes(String name) {
    try {
      return Resources.toByteArray(Resources.getResource(StaticFiles.class, name));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is missing from the class path", e);
    }
  }
}
