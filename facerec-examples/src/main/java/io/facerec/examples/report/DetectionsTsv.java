package io.facerec.examples.report;

import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import java.util.Locale;

/**
 * Lines of {@code detect}, tab-separated: photo, score, x, y, width, height, and x and y of each
 * landmark where there are any; in pixels of the upright photo.
 */
public final class DetectionsTsv {
  private DetectionsTsv() {}

  /** The line of a face, without its end. */
  public static String line(String photo, Face face) {
    Box box = face.box();
    StringBuilder line = new StringBuilder(escaped(photo));
    append(line, 4, face.score());
    append(line, 2, box.x());
    append(line, 2, box.y());
    append(line, 2, box.width());
    append(line, 2, box.height());
    face.landmarks()
        .ifPresent(
            landmarks -> {
              for (Landmarks.Point point : landmarks.points()) {
                append(line, 2, point.x());
                append(line, 2, point.y());
              }
            });
    return line.toString();
  }

  /** The line of a photo that could not be read: its name and the reason, nothing else. */
  public static String problem(String photo, String reason) {
    return escaped(photo) + '\t' + escaped(reason);
  }

  private static void append(StringBuilder line, int digits, double value) {
    line.append('\t').append(String.format(Locale.ROOT, "%." + digits + "f", value));
  }

  /** File names may hold what separates columns and lines. */
  private static String escaped(String text) {
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }
}
