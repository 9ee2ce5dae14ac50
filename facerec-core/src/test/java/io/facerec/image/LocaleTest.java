package io.facerec.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Photos with names in any script, found by a JVM in the C locale, as in many containers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@EnabledOnOs(OS.LINUX)
class LocaleTest {
  private static final List<String> NAMES = List.of("Zoë.jpg", "写真.png", "сад.bmp", "plain.gif");

  @TempDir Path folder;

  @Test
  void photos_whose_names_it_cannot_spell_are_found_and_read_and_it_is_said_why()
      throws IOException, InterruptedException {
    Path album = Files.createDirectory(folder.resolve("album"));
    Process writer = run("C.UTF-8", "write", album, "written");
    assertEquals(0, writer.waitFor(), log("written"));
    Process reader = run("C", "read", album, "read");
    assertEquals(0, reader.waitFor(), log("read"));
    assertTrue(log("read").contains("4 photos decoded"), log("read"));
    assertTrue(log("read").contains("set LC_ALL=C.UTF-8"), log("read"));
  }

  private Process run(String locale, String what, Path album, String log) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-cp",
            System.getProperty("java.class.path"),
            InAnotherLocale.class.getName(),
            what,
            album.toString());
    builder.environment().put("LC_ALL", locale);
    File output = folder.resolve(log).toFile();
    return builder.redirectErrorStream(true).redirectOutput(output).start();
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** The program of the other JVMs. */
  static final class InAnotherLocale {
    private InAnotherLocale() {}

    public static void main(String[] words) throws IOException {
      Path album = Path.of(words[1]);
      if (words[0].equals("write")) {
        for (String name : NAMES) {
          String format = name.substring(name.indexOf('.') + 1);
          Files.write(
              album.resolve(name), TestPictures.coded(TestPictures.quarters(20, 10), format));
        }
        return;
      }
      List<Path> photos = PhotoFiles.in(List.of(album));
      for (Path photo : photos) {
        Photo.of(photo).decode().close();
      }
      System.out.println(photos.size() + " photos decoded");
    }
  }
}
