package io.facerec.examples.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** A form as a browser writes it, and the way to a server. */
final class Form {
  static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
  static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /**
   * What a server answered.
   *
   * @param status of HTTP
   * @param json the body
   */
  record Answered(int status, JsonNode json) {
    String reason() {
      return json.path("reason").asText();
    }
  }

  Form file(String field, Path file) throws IOException {
    return file(field, String.valueOf(file.getFileName()), Files.readAllBytes(file));
  }

  Form file(String field, String name, byte[] content) {
    String quoted = name.replace("\"", "%22");
    return part("form-data; name=\"%s\"; filename=\"%s\"".formatted(field, quoted), content);
  }

  Form text(String field, String value) {
    return part("form-data; name=\"%s\"".formatted(field), value.getBytes(UTF_8));
  }

  private Form part(String disposition, byte[] content) {
    write("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n");
    write("Content-Type: application/octet-stream\r\n\r\n");
    body.writeBytes(content);
    write("\r\n");
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(body.toByteArray());
    whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return whole.toByteArray();
  }

  Answered post(URI page) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(page.resolve("find"))
            .header("Content-Type", TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes())));
  }

  static Answered send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answered(response.statusCode(), JSON.readTree(response.body()));
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(UTF_8));
  }
}
