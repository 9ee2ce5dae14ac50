package io.facerec.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Photos of real people, which are no part of the project: tests that need them are skipped. */
public final class RealData {
  private RealData() {}

  /** A folder of the data: system property or environment {@code FACEREC_DATA}, or its place. */
  public static Path folder(String name) {
    String root = System.getProperty("FACEREC_DATA", System.getenv("FACEREC_DATA"));
    Path data = root == null ? Path.of("../../shared/data") : Path.of(root);
    Path folder = data.resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        folder + " is not there: set FACEREC_DATA to the folder of the real photos to run this");
    return folder;
  }

  /** The loose crops of people that no net was trained on, by person. */
  public static Map<String, List<Path>> people() throws IOException {
    Path folder = folder("identity/val");
    Map<String, List<Path>> people = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("landmarks.txt"))) {
      Path photo = folder.resolve(line.substring(0, line.indexOf(' ')));
      String person = photo.getParent().getFileName().toString();
      people.computeIfAbsent(person, key -> new ArrayList<>()).add(photo);
    }
    return people;
  }
}
