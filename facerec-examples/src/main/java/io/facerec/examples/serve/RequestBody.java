package io.facerec.examples.serve;

import com.google.common.primitives.Longs;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The bytes that come with a request, within a limit. */
final class RequestBody {
  private RequestBody() {}

  /**
   * All bytes.
   *
   * @param limit the most of them
   * @throws Refusal if there are more, or fewer than the request says, or it does not say how many
   */
  static byte[] read(HttpExchange exchange, int limit) throws IOException {
    long length = length(exchange.getRequestHeaders().getFirst("Content-Length"));
    if (length > limit) {
      throw new Refusal(
          413,
          "the pictures have %s together, more than the limit of %s; send fewer or smaller ones"
              .formatted(Megabytes.of(length), Megabytes.of(limit)));
    }
    byte[] bytes = new byte[(int) length];
    if (exchange.getRequestBody().readNBytes(bytes, 0, bytes.length) < length) {
      throw new Refusal(400, "the question was cut short on its way; send it once more");
    }
    return bytes;
  }

  private static long length(@Nullable String header) {
    OptionalLong length = header == null ? OptionalLong.empty() : parsed(header);
    return length.orElseThrow(
        () -> new Refusal(411, "the request does not say how long it is; send a Content-Length"));
  }

  private static OptionalLong parsed(String header) {
    Long length = Longs.tryParse(header);
    return length == null || length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }
}
