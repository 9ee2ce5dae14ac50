package io.facerec.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServeCommandTest {
  /** 128 and the signal's number, as shells tell of it. */
  private static final int TERMINATED = 128 + 15;

  @TempDir private Path folder;

  @Test
  void prints_its_address_on_this_machine_alone_answers_and_stops_when_told_to()
      throws IOException, InterruptedException {
    Path models = Album.in(folder).models();
    List<String> words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-cp",
            System.getProperty("java.class.path"),
            Facerec.class.getName(),
            "serve",
            "--port",
            "0",
            "--models",
            models.toString());
    Process serving = new ProcessBuilder(words).redirectErrorStream(true).start();
    try (BufferedReader lines = serving.inputReader(UTF_8)) {
      String page = lines.lines().filter(line -> line.startsWith("http")).findFirst().orElse("");
      assertTrue(page.matches("http://127\\.0\\.0\\.1:\\d+/"), page);
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(page)).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertEquals(200, response.statusCode());

      // SIGTERM, and the output stays open; SIGINT, which a shell may have turned off, does the
      // same
      serving.toHandle().destroy();
      assertTrue(lines.lines().anyMatch("stopped"::equals));
      assertTrue(serving.waitFor(60, TimeUnit.SECONDS));
      assertEquals(TERMINATED, serving.exitValue());
    } finally {
      serving.destroyForcibly();
    }
  }

  @Test
  void says_so_if_the_port_is_taken() throws IOException {
    Path models = Album.in(folder).models();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Runs run = Runs.of("serve", "--models", models, "--port", taken.getLocalPort());
      assertEquals(1, run.code());
      assertTrue(
          run.err().startsWith("facerec: cannot listen on 127.0.0.1 port " + taken.getLocalPort()),
          run.err());
    }
  }

  @Test
  void refuses_what_is_no_port_and_no_address() {
    assertEquals(2, Runs.of("serve", "--port", 65_536).code());
    Runs run = Runs.of("serve", "--address", "no such host.invalid");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("is no address of this machine"), run.err());
  }
}
