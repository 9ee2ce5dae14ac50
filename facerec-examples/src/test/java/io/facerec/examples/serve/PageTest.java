package io.facerec.examples.serve;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Bytes;
import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.SelfieFinder;
import io.facerec.detect.Detector;
import io.facerec.detect.YoloDetector;
import io.facerec.examples.Facerec;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.verify.SiameseVerifier;
import io.facerec.verify.Verifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser, with the models that ship and photos of people who do not exist.
 * {@code -Dpage.screenshots=DIR} keeps pictures of it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageTest {
  /** How far a frame may be from its face, in pixels of the photo: the page rounds to its own. */
  private static final double TOLERANCE = 2;

  private static final String BOXES =
      """
      [...document.querySelectorAll('.card')].map(card => {
        const img = card.querySelector('img');
        const at = img.getBoundingClientRect();
        const scale = img.naturalWidth / at.width;
        return {
          width: img.naturalWidth,
          height: img.naturalHeight,
          verdict: card.querySelector('.verdict').textContent,
          lines: card.querySelectorAll('.faces li').length,
          boxes: [...card.querySelectorAll('.box')].map(box => {
            const r = box.getBoundingClientRect();
            return {
              x: (r.x - at.x) * scale, y: (r.y - at.y) * scale,
              width: r.width * scale, height: r.height * scale,
              match: box.classList.contains('match')
            };
          })
        };
      })
      """;

  @TempDir private static Path folder;

  private static Path avatar;
  private static List<Path> photos;
  private static Detector detector;
  private static Verifier verifier;
  private static FinderServer server;

  @TempDir private Path profile;
  private Chromium browser;

  @BeforeAll
  static void serve() throws IOException {
    Path demo = folder.resolve("demo");
    Facerec.commandLine().execute("demo", "--quiet", "--photos", "6", "--out", demo.toString());
    avatar = demo.resolve("avatar.jpg");
    try (Stream<Path> files = Files.list(demo.resolve("photos"))) {
      photos = files.sorted().collect(toImmutableList());
    }
    detector = YoloDetector.ofDefault();
    verifier = SiameseVerifier.ofDefault();
    server =
        FinderServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            detector,
            verifier,
            UploadLimits.DEFAULT);
  }

  @AfterAll
  static void stop() {
    server.close();
    detector.close();
    verifier.close();
  }

  @BeforeEach
  void open() throws IOException, InterruptedException {
    browser = Chromium.open(server.page(), profile);
    browser.await("document.querySelector('#limits').textContent !== ''");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void draws_the_boxes_where_the_library_says_on_photos_that_are_turned_too()
      throws IOException, InterruptedException {
    Path turned = turned(photos.get(0));
    List<Path> given = Stream.concat(photos.stream(), Stream.of(turned)).toList();
    browser.choose("#avatar", avatar);
    browser.choose("#photos", given.toArray(Path[]::new));
    find();

    List<SearchedPhoto> expected = new SelfieFinder(avatar).search(given).toList();
    JsonNode cards = browser.evaluate(BOXES);
    assertEquals(given.size(), cards.size());
    for (int i = 0; i < given.size(); i++) {
      assertShows(expected.get(i), cards.get(i));
    }
    long matches = expected.stream().filter(photo -> photo.selfies().count() > 0).count();
    assertTrue(matches >= 1, "the demo's photos show nobody");
    assertEquals(
        "Found on %d of 8 photos; 1 could not be read".formatted(matches), text("#summary"));
    assertEquals(1, count("#avatar-picture .box.match"));
    keep("found");
    browser.prefer("prefers-color-scheme", "dark");
    keep("found-dark");
  }

  @Test
  void takes_what_is_dropped_and_works_by_the_keyboard() throws IOException, InterruptedException {
    keep("empty");
    browser.drop("#avatar-zone", avatar);
    browser.drop("#photos-zone", photos.get(0), photos.get(1));
    browser.await("!document.querySelector('#find').disabled");
    assertEquals("2 photos", text("#count"));
    browser.drop("header", photos.get(2)); // beside the zones: nothing happens
    assertEquals(2, count(".card"));

    browser.evaluate("document.querySelector('#photos').focus()");
    browser.press("Tab");
    assertEquals("find", browser.evaluate("document.activeElement.id").asText());
    browser.press("Enter");
    answered();
    assertTrue(text("#summary").startsWith("Found on "), text("#summary"));

    // past "Clear" to the first photo's remove button
    browser.evaluate("document.querySelector('#clear').focus()");
    browser.press("Tab");
    assertEquals(
        "Remove photo-001.jpg",
        browser.evaluate("document.activeElement.getAttribute('aria-label')").asText());
    browser.press("Enter");
    assertEquals(1, count(".card"));
    assertEquals("", text("#summary"), "the answer was to another question");
  }

  @Test
  void says_why_a_question_is_refused() throws IOException, InterruptedException {
    Path words = Files.writeString(folder.resolve("words.jpg"), "no picture");
    browser.choose("#avatar", words);
    browser.choose("#photos", photos.get(0));
    find();
    assertEquals(
        "Cannot read words.jpg: it is no picture; leave it out, or give a JPEG or PNG",
        text("#problem"));
    assertTrue(
        browser.evaluate("document.querySelector('#problem').checkVisibility()").asBoolean());
    keep("refused");

    Path large =
        Files.write(folder.resolve("large.jpg"), new byte[UploadLimits.DEFAULT.pictureBytes() + 1]);
    browser.choose("#photos", large);
    browser.await("document.querySelectorAll('.card').length === 2");
    assertTrue(
        text("#problem").startsWith("Large.jpg has 24.0 MB, and a picture may have 24.0 MB"));
    assertTrue(browser.evaluate("document.querySelector('#find').disabled").asBoolean());

    browser.evaluate("document.querySelector('#clear').click()");
    assertEquals(0, count(".card"));
    assertFalse(
        browser.evaluate("document.querySelector('#problem').checkVisibility()").asBoolean());
  }

  @Test
  void lets_one_choose_among_several_people_on_the_avatar()
      throws IOException, InterruptedException {
    Path several = photos.get(0);
    browser.choose("#avatar", several);
    browser.choose("#photos", several);
    find();
    assertTrue(text("#problem").startsWith("The avatar shows 2 people"), text("#problem"));
    assertEquals(2, count("#avatar-picture button.box"));
    assertTrue(browser.evaluate("document.activeElement.matches('button.box')").asBoolean());
    keep("several");
    browser.press("Enter");
    browser.await("document.querySelector('#summary').textContent.startsWith('Found')");
    assertEquals("Found on 1 of 1 photo", text("#summary"));
  }

  private void find() throws IOException, InterruptedException {
    browser.await("!document.querySelector('#find').disabled");
    browser.evaluate("document.querySelector('#find').click()");
    answered();
  }

  private void answered() throws IOException, InterruptedException {
    browser.await(
        "document.querySelector('#cards').getAttribute('aria-busy') === 'false'"
            + " && (document.querySelector('#summary').textContent !== ''"
            + " || !document.querySelector('#problem').hidden)");
  }

  private String text(String element) throws IOException, InterruptedException {
    return browser.evaluate("document.querySelector('" + element + "').textContent").asText();
  }

  private int count(String elements) throws IOException, InterruptedException {
    return browser.evaluate("document.querySelectorAll('" + elements + "').length").asInt();
  }

  private static void assertShows(SearchedPhoto expected, JsonNode card) {
    String name = expected.photo().name();
    if (expected.problem().isPresent()) {
      assertEquals(
          "Not searched: " + expected.problem().orElseThrow().reason(),
          card.path("verdict").asText());
      return;
    }
    try (DecodedPhoto upright = expected.photo().decode()) {
      assertEquals(upright.width(), card.path("width").asInt(), name);
      assertEquals(upright.height(), card.path("height").asInt(), name);
    }
    List<SeenFace> faces = expected.faces();
    assertEquals(faces.size(), card.path("lines").asInt(), name);
    assertEquals(faces.size(), card.path("boxes").size(), name);
    for (int i = 0; i < faces.size(); i++) {
      Box box = faces.get(i).face().box();
      JsonNode drawn = card.path("boxes").get(i);
      assertEquals(box.x(), drawn.path("x").asDouble(), TOLERANCE, name);
      assertEquals(box.y(), drawn.path("y").asDouble(), TOLERANCE, name);
      assertEquals(box.width(), drawn.path("width").asDouble(), TOLERANCE, name);
      assertEquals(box.height(), drawn.path("height").asDouble(), TOLERANCE, name);
      assertEquals(faces.get(i).match(), drawn.path("match").asBoolean(), name);
    }
  }

  /** The same pixels, stored lying on their side, with the EXIF that says so. */
  private static Path turned(Path photo) throws IOException {
    byte[] exif = {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0, // APP1 of 34 bytes
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8, // big-endian, first directory at 8
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      6,
      0,
      0, // one entry: the orientation, a short, 6
      0,
      0,
      0,
      0 // no other directory
    };
    byte[] lying = JpegTurn.counterclockwise(Files.readAllBytes(photo));
    byte[] start = Arrays.copyOf(lying, 2);
    byte[] rest = Arrays.copyOfRange(lying, 2, lying.length);
    return Files.write(folder.resolve("turned.jpg"), Bytes.concat(start, exif, rest));
  }

  private void keep(String name) throws IOException, InterruptedException {
    String kept = System.getProperty("page.screenshots");
    if (kept != null) {
      Files.write(Path.of(kept, name + ".png"), browser.screenshot());
    }
  }
}
