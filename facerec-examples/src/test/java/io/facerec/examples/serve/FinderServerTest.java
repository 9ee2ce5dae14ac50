package io.facerec.examples.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.facerec.detect.Detector;
import io.facerec.detect.YoloDetector;
import io.facerec.testing.DetectorWith;
import io.facerec.testing.Pictures;
import io.facerec.testing.TinyModels;
import io.facerec.verify.SiameseVerifier;
import io.facerec.verify.Verifier;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real connections, in the world of {@link TinyModels}: a person is a colour. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FinderServerTest {
  private static final UploadLimits LIMITS = new UploadLimits(3, 20_000, 60_000);

  @TempDir private static Path folder;

  private static Detector detector;
  private static Verifier verifier;
  private static FinderServer server;

  @BeforeAll
  static void start() throws IOException {
    detector = YoloDetector.load(TinyModels.detector(folder.resolve("detector")));
    verifier = SiameseVerifier.load(TinyModels.verifier(folder.resolve("verifier")));
    server = FinderServer.start(anyPort(), detector, verifier, LIMITS);
  }

  @AfterAll
  static void stop() {
    server.close();
    detector.close();
    verifier.close();
  }

  @Nested
  class A_question {
    @Test
    void is_answered_with_boxes_scores_and_the_verdict_of_each_photo_in_its_order()
        throws IOException, InterruptedException {
      Form.Answered answered =
          ask()
              .file("photo", "b.png", photo(Pictures.BLUE, Pictures.RED))
              .file("photo", "text.jpg", "no picture".getBytes(UTF_8))
              .file("photo", "b.png", photo())
              .post(server.page());

      assertEquals(200, answered.status(), answered.json()::toString);
      assertBox(10, answered.json().path("avatar").path("box"));
      JsonNode photos = answered.json().path("photos");
      assertEquals(3, photos.size());
      assertEquals("b.png", photos.get(0).path("name").asText());
      assertEquals(2, photos.get(0).path("faces").size());
      assertFace(10, "STRANGER", photos.get(0).path("faces").get(0));
      assertFace(90, "PERSON", photos.get(0).path("faces").get(1));
      assertTrue(photos.get(0).path("problem").isNull());
      assertEquals(0, photos.get(1).path("faces").size());
      assertTrue(photos.get(1).path("problem").asText().startsWith("it is no picture"));
      assertEquals(0, photos.get(2).path("faces").size());
      assertTrue(photos.get(2).path("problem").isNull());
    }

    @Test
    void whose_avatar_shows_several_people_is_answered_once_a_face_is_named()
        throws IOException, InterruptedException {
      byte[] two = photo(Pictures.GREEN, Pictures.RED);
      Form form = new Form().file("avatar", "two.png", two);
      Form.Answered asked = form.file("photo", "a.png", photo(Pictures.RED)).post(server.page());
      assertEquals(422, asked.status());
      assertEquals("the avatar shows 2 people; choose one of them", asked.reason());
      assertEquals(2, asked.json().path("faces").size());

      Form.Answered answered = form.text("face", "90,20,60,60").post(server.page());
      assertEquals(200, answered.status(), answered.json()::toString);
      assertBox(90, answered.json().path("avatar").path("box"));
      assertFace(10, "PERSON", answered.json().path("photos").get(0).path("faces").get(0));
    }

    @Test
    void may_be_asked_by_many_at_once() throws Exception {
      Form form = ask().file("photo", "a.png", photo(Pictures.GREEN, Pictures.RED));
      List<Future<Form.Answered>> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        all.add(inBackground(form));
      }
      for (Future<Form.Answered> one : all) {
        JsonNode faces = one.get().json().path("photos").get(0).path("faces");
        assertFace(10, "STRANGER", faces.get(0));
        assertFace(90, "PERSON", faces.get(1));
      }
    }
  }

  @Nested
  class Is_refused_with_a_reason {
    @Test
    void what_lacks_an_avatar_or_photos() {
      assertAll(
          () -> assertRefused(400, "there are 0 avatars; give one", new Form()),
          () ->
              assertRefused(
                  400, "there are 2 avatars", ask().file("avatar", "b.png", photo(Pictures.RED))),
          () -> assertRefused(400, "there are no photos; give some", ask()),
          // what a chooser sends in which nothing was chosen
          () ->
              assertRefused(
                  400, "there are no photos; give some", ask().file("photo", "", new byte[0])));
    }

    @Test
    void an_avatar_that_does_not_tell_who_is_looked_for() {
      byte[] poor = coded(withFace(Pictures.empty(320, 100), 16));
      assertAll(
          () -> assertAvatarRefused("cannot read it: it is no picture", "no".getBytes(UTF_8)),
          () -> assertAvatarRefused("cannot read it: it is empty", new byte[0]),
          () -> assertAvatarRefused("cannot use the avatar it: no face was found", photo()),
          () -> assertAvatarRefused("the avatar's face is too poor to decide (it is 16", poor));
    }

    @Test
    void a_wrong_field() throws IOException {
      Form form = ask().file("photo", "a.png", photo(Pictures.RED));
      assertRefused(400, "the face is at '1,2,x,4', which is no", form.text("face", "1,2,x,4"));
      Form flat = ask().file("photo", "a.png", photo(Pictures.RED)).text("face", "1,2,3,0");
      assertRefused(400, "the face is at '1,2,3,0', which is no", flat);
      assertRefused(400, "the form has a field 'also'; it may", ask().text("also", "x"));
      Form elsewhere = ask().file("photo", "a.png", photo(Pictures.RED));
      assertRefused(
          422,
          "cannot use the avatar avatar.png: no face was found at",
          elsewhere.text("face", "1,1,5,5"));
    }

    @Test
    void too_many_or_too_large_pictures() throws IOException {
      Form many = ask();
      for (int i = 0; i < 4; i++) {
        many.file("photo", i + ".png", photo(Pictures.RED));
      }
      assertRefused(413, "there are 4 photos, more than the limit of 3", many);
      assertRefused(
          413,
          "b.png has 0.0 MB, more than the limit",
          ask().file("photo", "b.png", bytes(20_001)));
      assertRefused(
          413,
          "the pictures have 38.1 MB together, more than the limit of 0.1 MB",
          ask().file("photo", "b.png", bytes(40_000_000)));
    }

    @Test
    void a_picture_of_too_many_pixels_which_are_not_decoded()
        throws IOException, InterruptedException {
      byte[] huge = coded(new BufferedImage(8_000, 8_000, BufferedImage.TYPE_BYTE_BINARY));
      Form.Answered answered = ask().file("photo", "huge.png", huge).post(server.page());
      assertTrue(
          answered.json().path("photos").get(0).path("problem").asText().startsWith("it claims"),
          answered.json()::toString);
    }

    @Test
    void what_is_no_form() throws IOException, InterruptedException {
      Form.Answered json =
          Form.send(find().POST(HttpRequest.BodyPublishers.ofString("{\"avatar\": 1}")));
      assertEquals(415, json.status());
      assertTrue(json.reason().startsWith("the question is no form"), json.reason());
      Form.Answered cut =
          Form.send(
              find()
                  .header("Content-Type", Form.TYPE)
                  .POST(HttpRequest.BodyPublishers.ofString("--" + Form.BOUNDARY)));
      assertEquals(400, cut.status());
    }

    @Test
    void what_does_not_say_how_long_it_is() throws IOException, InterruptedException {
      Form.Answered endless =
          Form.send(
              find()
                  .POST(
                      HttpRequest.BodyPublishers.fromPublisher(
                          HttpRequest.BodyPublishers.ofByteArray(ask().bytes()))));
      assertEquals(411, endless.status());
    }

    @Test
    void another_method_and_another_path() throws IOException, InterruptedException {
      assertEquals(405, Form.send(find().GET()).status());
      for (String path : List.of("nothing", "find/", "finder", "../pom.xml", "page.html/")) {
        Form.Answered answered =
            Form.send(HttpRequest.newBuilder(server.page().resolve("/" + path)).GET());
        assertEquals(404, answered.status(), path);
        assertEquals("there is nothing here; the page is at /", answered.reason());
      }
    }

    @Test
    void a_question_of_another_site() throws IOException, InterruptedException {
      HttpRequest.Builder request =
          find().POST(HttpRequest.BodyPublishers.ofByteArray(ask().bytes()));
      assertEquals(
          403, Form.send(request.copy().header("Origin", "https://elsewhere.example")).status());
      String own = server.page().toString().replaceAll("/$", "");
      assertEquals(415, Form.send(request.copy().header("Origin", own)).status());
    }
  }

  @Test
  void the_page_and_what_it_loads_are_served_and_may_load_nothing_from_elsewhere()
      throws IOException, InterruptedException {
    String page = get("").body();
    assertTrue(page.contains("href=\"page.css\""), page);
    assertTrue(page.contains("src=\"page.js\""), page);
    assertFalse(page.contains("//"), "the page names another site");
    for (String name : List.of("", "page.html", "page.css", "page.js", "icon.svg", "limits")) {
      HttpResponse<String> response = get(name);
      assertEquals(200, response.statusCode(), name);
      assertTrue(
          response
              .headers()
              .firstValue("Content-Security-Policy")
              .orElse("")
              .startsWith("default-src 'none'"));
    }
    assertEquals("text/javascript; charset=utf-8", type("page.js"));
    assertEquals(
        "{\"photos\":3,\"pictureBytes\":20000,\"requestBytes\":60000}", get("limits").body());
  }

  @Test
  void a_failure_of_the_server_is_an_answer_too() throws IOException, InterruptedException {
    Detector failing =
        new DetectorWith(
            detector,
            (photo, faces) -> {
              throw new AssertionError("on purpose");
            });
    try (FinderServer broken = FinderServer.start(anyPort(), failing, verifier, LIMITS)) {
      Form.Answered answered =
          ask().file("photo", "a.png", photo(Pictures.RED)).post(broken.page());
      assertEquals(500, answered.status());
      assertTrue(answered.reason().contains("on purpose"), answered.reason());
    }
  }

  @Test
  void closing_lets_the_question_under_way_end_and_takes_no_other()
      throws IOException, InterruptedException, ExecutionException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Detector slow =
        new DetectorWith(
            detector,
            (photo, faces) -> {
              begun.countDown();
              await(goOn);
              return faces;
            });
    FinderServer closing = FinderServer.start(anyPort(), slow, verifier, LIMITS);
    Form form = ask().file("photo", "a.png", photo(Pictures.RED));
    Future<Form.Answered> underWay = inBackground(form, closing);
    await(begun);
    Thread closer = new Thread(closing::close);
    closer.start();
    closer.join(50); // it waits
    assertTrue(closer.isAlive());
    goOn.countDown();
    assertEquals(200, underWay.get().status());
    closer.join();
    assertThrows(ConnectException.class, () -> form.post(closing.page()));
  }

  @Test
  void a_port_that_is_taken_is_named() {
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.page().getPort());
    UncheckedIOException failure =
        assertThrows(
            UncheckedIOException.class,
            () -> FinderServer.start(taken, detector, verifier, LIMITS));
    assertTrue(
        failure.getMessage().contains("port " + taken.getPort() + ": "), failure.getMessage());
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static Form ask() throws IOException {
    return new Form().file("avatar", "avatar.png", photo(Pictures.RED));
  }

  private static HttpRequest.Builder find() {
    return HttpRequest.newBuilder(server.page().resolve("find"));
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.page().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String type(String path) throws IOException, InterruptedException {
    return get(path).headers().firstValue("Content-Type").orElse("");
  }

  private static Future<Form.Answered> inBackground(Form form) {
    return inBackground(form, server);
  }

  private static Future<Form.Answered> inBackground(Form form, FinderServer asked) {
    FutureTask<Form.Answered> answer = new FutureTask<>(() -> form.post(asked.page()));
    new Thread(answer).start();
    return answer;
  }

  private static void assertAvatarRefused(String reason, byte[] avatar) throws Exception {
    Form form = new Form().file("avatar", "it", avatar);
    assertRefused(422, reason, form.file("photo", "a.png", photo(Pictures.RED)));
  }

  private static void assertRefused(int status, String reason, Form form) throws IOException {
    try {
      Form.Answered answered = form.post(server.page());
      assertEquals(status, answered.status(), answered.json()::toString);
      assertTrue(answered.reason().startsWith(reason), answered.reason());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertFace(int x, String verdict, JsonNode face) {
    assertBox(x, face.path("box"));
    assertEquals(1, face.path("score").asDouble(), 1e-3);
    assertEquals(verdict, face.path("verdict").asText());
    assertEquals(verdict.equals("PERSON"), face.path("distance").asDouble() < 0.1);
    assertEquals(verdict.equals("PERSON"), face.path("probability").asDouble() > 0.5);
  }

  private static void assertBox(int x, JsonNode box) {
    assertEquals(x, box.path("x").asDouble(), 1e-3);
    assertEquals(20, box.path("y").asDouble(), 1e-3);
    assertEquals(60, box.path("width").asDouble(), 1e-3);
    assertEquals(60, box.path("height").asDouble(), 1e-3);
  }

  private static byte[] photo(Color... people) throws IOException {
    return coded(Pictures.group(people));
  }

  private static BufferedImage withFace(BufferedImage picture, int side) {
    Pictures.face(picture, Pictures.RED, 10, 20, side);
    return picture;
  }

  private static byte[] coded(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(int count) {
    return new byte[count];
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
