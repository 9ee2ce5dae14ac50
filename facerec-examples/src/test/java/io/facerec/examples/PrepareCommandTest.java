package io.facerec.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.Lists;
import io.facerec.image.Landmarks;
import io.facerec.testing.Pictures;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ada is red, Bob blue; each has a folder of raw photos. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PrepareCommandTest {
  @TempDir Path folder;
  private Path raw;
  private Path out;
  private Path models;

  @BeforeEach
  void draw() throws IOException {
    models = Album.in(folder).models();
    raw = folder.resolve("raw");
    out = folder.resolve("out");
    photo("Ada L/1.png", Pictures.RED);
    photo("Ada L/2.png", Pictures.BLUE, Pictures.RED);
    photo("Ada L/3 nobody.png");
    photo("Ada L/summer/4.png", Pictures.RED, Pictures.GREEN);
    photo("Bob/1.png", Pictures.BLUE, Pictures.GREEN);
  }

  private void photo(String name, Color... people) throws IOException {
    Path file = raw.resolve(name);
    Files.createDirectories(file.getParent());
    Pictures.save(Pictures.group(people), file);
  }

  private Runs prepare(Object... more) {
    List<Object> words = Lists.newArrayList("prepare", "--models", models, raw, "--out", out);
    words.addAll(List.of(more));
    return Runs.of(words.toArray());
  }

  private static Color middle(FacePhoto photo) throws IOException {
    BufferedImage picture = ImageIO.read(photo.path().toFile());
    return new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2));
  }

  @Test
  void cuts_out_the_face_that_the_persons_other_photos_show() throws IOException {
    Runs run = prepare();
    assertEquals(0, run.code(), run.err());
    FaceFolder people = FaceFolder.of(out);
    assertEquals(List.of("Ada_L", "Bob"), people.identities().asList());
    assertEquals(3, people.photosOf("Ada_L").size());
    for (FacePhoto photo : people.photosOf("Ada_L")) {
      Color colour = middle(photo);
      assertTrue(colour.getRed() > 200 && colour.getBlue() < 60, photo + " is " + colour);
    }
    assertEquals(
        "5 photos, 4 faces taken (2 of several, 1 undecided), 1 without a face, 0 unreadable",
        run.lastErrLine());
  }

  @Test
  void marks_the_landmarks_in_pixels_of_the_crop() {
    assertEquals(0, prepare().code());
    // a face of 60 px at (10, 20): the square of 84 px begins at (0, 8), and 84 px become 126
    Landmarks.Point eye =
        FaceFolder.of(out).photosOf("Ada_L").get(0).landmarks().orElseThrow().points().get(0);
    assertEquals((10 + 60 * 38.2946 / 112 + 0.5) * 1.5 - 0.5, eye.x(), 0.01);
    assertEquals((20 + 60 * 51.6963 / 112 + 0.5 - 8) * 1.5 - 0.5, eye.y(), 0.01);
  }

  @Test
  void aligned_faces_have_the_templates_landmarks() throws IOException {
    assertEquals(0, prepare("--aligned").code());
    FacePhoto photo = FaceFolder.of(out).photosOf("Ada_L").get(0);
    assertEquals(112, ImageIO.read(photo.path().toFile()).getWidth());
    assertEquals(38.29f, photo.landmarks().orElseThrow().points().get(0).x());
  }

  @Test
  void says_what_became_of_each_photo_and_warns_of_what_is_not_sure() throws IOException {
    Files.writeString(raw.resolve("Bob/broken.jpg"), "no picture");
    Runs run = prepare("--quiet");
    assertEquals(0, run.code(), run.err());
    List<String> index = Files.readAllLines(out.resolve("index.tsv"));
    assertEquals("photo\tcrop\toutcome\twhy", index.get(0));
    assertEquals("Ada L/1.png\tAda_L/0001_01.jpg\ttaken\tone face", index.get(1));
    assertEquals("Ada L/3 nobody.png\t\tno_face\tno face was found", index.get(3));
    assertTrue(index.get(5).contains("\tundecided\t"), index.get(5));
    assertTrue(index.get(6).startsWith("Bob/broken.jpg\t\tunreadable\t"), index.get(6));
    assertTrue(run.err().contains("warning: Bob/1.png: several faces, none sure"), run.err());
    assertTrue(run.err().contains("warning: Bob/broken.jpg: "), run.err());
  }

  @Test
  void passes_over_who_is_done_and_does_again_who_changed() throws IOException {
    assertEquals(0, prepare().code());
    Path ada = out.resolve("Ada_L/0001_01.jpg");
    Path bob = out.resolve("Bob/0001_01.jpg");
    Files.writeString(ada, "kept");
    photo("Bob/2.png", Pictures.BLUE);
    assertEquals(0, prepare().code());
    assertEquals("kept", Files.readString(ada));
    // with another photo it is sure which one is Bob
    assertEquals(2, FaceFolder.of(out).photosOf("Bob").size());
    assertTrue(
        Files.readString(out.resolve("index.tsv")).contains("Bob/1.png\tBob/0001_01.jpg\tchosen"));
    assertTrue(Files.exists(bob));
  }

  @Test
  void a_run_that_is_killed_goes_on_to_the_same_end() throws IOException, InterruptedException {
    for (int i = 0; i < 40; i++) {
      photo("n%06d/1.png".formatted(i), Pictures.RED, Pictures.BLUE);
      photo("n%06d/2.png".formatted(i), Pictures.BLUE);
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                "io.facerec.examples.Facerec",
                "prepare",
                "--quiet",
                "--models",
                models.toString(),
                raw.toString(),
                "--out",
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "killed.log"))
            .start();
    Path third = out.resolve(".prepared/n000001.tsv");
    while (process.isAlive() && !Files.exists(third)) {
      Thread.sleep(2);
    }
    process.destroyForcibly().waitFor();
    assertTrue(Files.exists(third), Files.readString(folder.resolve("killed.log")));
    assertEquals(0, prepare("--quiet").code());
    Map<String, byte[]> resumed = files(out);
    out = folder.resolve("whole");
    assertEquals(0, prepare("--quiet").code());
    Map<String, byte[]> whole = files(out);
    assertEquals(whole.keySet(), resumed.keySet());
    whole.forEach((name, bytes) -> assertArrayEquals(bytes, resumed.get(name), name));
  }

  private static Map<String, byte[]> files(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var walk = Files.walk(root)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void wrong_words_are_refused() {
    assertEquals(2, Runs.of("prepare", raw).code());
    assertEquals(2, prepare("--size", "8").code());
    assertEquals(2, Runs.of("prepare", folder.resolve("gone"), "--out", out).code());
    Runs inside = Runs.of("prepare", raw, "--out", raw.resolve("crops"));
    assertEquals(2, inside.code());
    assertTrue(inside.err().contains("lies inside"), inside.err());
  }
}
