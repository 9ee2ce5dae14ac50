package io.facerec.examples.programs;

import static java.lang.System.out;

import io.facerec.Selfie;
import io.facerec.SelfieFinder;
import java.nio.file.Path;

/** In which photos of a folder is the person on the avatar? Words: AVATAR FOLDER. */
public final class FindSelfies {
  private FindSelfies() {}

  /** Prints a line for each selfie, the surest first, and for each photo that cannot be read. */
  public static void main(String[] words) {
    Path avatar = Path.of(words[0]);
    Path photos = Path.of(words[1]);

    var found = new SelfieFinder(avatar).find(photos);
    for (Selfie s : found) out.printf("%s %.0f%%%n", s.photo(), 100 * s.probability());
    found.problems().forEach(out::println);
  }
}
