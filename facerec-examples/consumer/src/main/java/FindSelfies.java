import static java.lang.System.out;

import io.facerec.Selfie;
import io.facerec.SelfieFinder;
import java.nio.file.Path;

class FindSelfies {
  public static void main(String[] words) {
    var found = new SelfieFinder(Path.of("avatar.jpg")).find(Path.of("photos"));
    for (Selfie s : found) out.printf("%s %.0f%%%n", s.photo(), 100 * s.probability());
    found.problems().forEach(out::println);
  }
}
