package io.facerec.examples.serve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium without a window, driven by its DevTools protocol: nothing has to be installed beside
 * it. For one thread; close it.
 */
final class Chromium implements AutoCloseable {
  private static final int SECONDS = 120; // of a machine that does much else
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Incoming incoming = new Incoming();
  private final WebSocket page;
  private int calls;

  private Chromium(Process process, Path profile, URI start)
      throws IOException, InterruptedException {
    this.process = process;
    Path portFile = profile.resolve("DevToolsActivePort");
    until("Chromium to listen", () -> Files.exists(portFile) && Files.size(portFile) > 0);
    String port = Files.readAllLines(portFile).get(0);
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest open =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?" + start))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    String target = client.send(open, HttpResponse.BodyHandlers.ofString()).body();
    page =
        client
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(JSON.readTree(target).path("webSocketDebuggerUrl").asText()), incoming)
            .join();
    // A new page is an empty one at first, and that is complete, too.
    await("location.href === '%s' && document.readyState === 'complete'".formatted(start));
  }

  /** Opens a page. Where there is no Chromium the test is skipped. */
  static Chromium open(URI page, Path profile) throws IOException, InterruptedException {
    Optional<Path> program = program();
    assumeTrue(
        program.isPresent(),
        "there is no Chromium: install it (Debian: apt install chromium), or set CHROMIUM to it");
    Process process =
        new ProcessBuilder(
                program.orElseThrow().toString(),
                "--headless=new",
                "--no-sandbox", // containers run tests as root; it visits our page alone
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--force-device-scale-factor=1",
                "--window-size=1280,1000",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return new Chromium(process, profile, page);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Optional<Path> program() {
    String given = System.getenv("CHROMIUM");
    if (!Strings.isNullOrEmpty(given)) {
      return Optional.of(Path.of(given));
    }
    String path = Strings.nullToEmpty(System.getenv("PATH"));
    return Splitter.on(File.pathSeparatorChar)
        .splitToStream(path)
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The value of an expression of JavaScript; a promise is waited for. */
  JsonNode evaluate(String expression) throws IOException, InterruptedException {
    JsonNode result =
        call(
            "Runtime.evaluate",
            JSON.createObjectNode()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Waits until an expression of JavaScript is true. */
  void await(String expression) throws IOException, InterruptedException {
    until(expression, () -> evaluate(expression).asBoolean());
  }

  /** Chooses files, as the system's dialogue does. */
  void choose(String input, Path... files) throws IOException, InterruptedException {
    JsonNode element =
        call(
            "Runtime.evaluate",
            JSON.createObjectNode().put("expression", "document.querySelector('" + input + "')"));
    ObjectNode words = JSON.createObjectNode();
    words.set("files", paths(files));
    words.put("objectId", element.path("result").path("objectId").asText());
    call("DOM.setFileInputFiles", words);
  }

  /** Drags files from elsewhere over an element, and drops them. */
  void drop(String element, Path... files) throws IOException, InterruptedException {
    JsonNode middle =
        evaluate(
            "(() => { const r = document.querySelector('%s').getBoundingClientRect();"
                    .formatted(element)
                + " return [r.x + r.width / 2, r.y + r.height / 2]; })()");
    for (String kind : List.of("dragEnter", "dragOver", "drop")) {
      ObjectNode words = JSON.createObjectNode();
      words.put("type", kind).set("x", middle.get(0));
      words.set("y", middle.get(1));
      ObjectNode data = words.putObject("data");
      data.putArray("items");
      data.set("files", paths(files));
      data.put("dragOperationsMask", 1);
      call("Input.dispatchDragEvent", words);
    }
  }

  /** Presses a key: {@code "Tab"}, {@code "Enter"}. */
  void press(String key) throws IOException, InterruptedException {
    ObjectNode words = JSON.createObjectNode().put("key", key).put("code", key);
    words.put("windowsVirtualKeyCode", key.equals("Tab") ? 9 : 13);
    words.put("type", key.equals("Tab") ? "rawKeyDown" : "keyDown");
    if (key.equals("Enter")) {
      words.put("text", "\r");
    }
    call("Input.dispatchKeyEvent", words);
    call("Input.dispatchKeyEvent", words.put("type", "keyUp"));
  }

  /** What the page looks like, from its top to its end, as PNG. */
  byte[] screenshot() throws IOException, InterruptedException {
    ObjectNode words = JSON.createObjectNode().put("captureBeyondViewport", true);
    return Base64.getDecoder().decode(call("Page.captureScreenshot", words).path("data").asText());
  }

  /** Sets how a page is shown that asks: {@code "prefers-color-scheme"}, {@code "dark"}. */
  void prefer(String feature, String value) throws IOException, InterruptedException {
    ObjectNode words = JSON.createObjectNode();
    words.putArray("features").addObject().put("name", feature).put("value", value);
    call("Emulation.setEmulatedMedia", words);
  }

  private static JsonNode paths(Path... files) {
    return JSON.valueToTree(
        Stream.of(files).map(file -> file.toAbsolutePath().toString()).toList());
  }

  private JsonNode call(String method, ObjectNode words) throws IOException, InterruptedException {
    int id = ++calls;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", words);
    page.sendText(message.toString(), true).join();
    while (true) {
      String line = incoming.messages.poll(SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("Chromium does not answer " + message);
      }
      JsonNode answer = JSON.readTree(line);
      if (answer.path("id").asInt() == id) {
        if (answer.has("error")) {
          throw new AssertionError(message + ": " + answer.path("error"));
        }
        return answer.path("result");
      }
    }
  }

  private static void until(String what, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    page.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join(); // or its folder could not be deleted
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** Puts together what comes in pieces. */
  private static final class Incoming implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<Void> onText(WebSocket socket, CharSequence piece, boolean last) {
      message.append(piece);
      if (last) {
        messages.add(message.toString());
        message.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
