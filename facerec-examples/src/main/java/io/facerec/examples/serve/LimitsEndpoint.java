package io.facerec.examples.serve;

import com.sun.net.httpserver.HttpExchange;

/** {@code GET /limits}: what a question may bring, so that the page says so before it sends. */
final class LimitsEndpoint extends Endpoint {
  private final UploadLimits limits;

  LimitsEndpoint(UploadLimits limits) {
    this.limits = limits;
  }

  @Override
  Reply answer(HttpExchange exchange) {
    requirePath(exchange);
    requireMethod(exchange, "GET", "HEAD");
    return Reply.json(200, limits);
  }
}
