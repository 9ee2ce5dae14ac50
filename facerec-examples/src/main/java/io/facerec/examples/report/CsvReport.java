package io.facerec.examples.report;

import static java.util.stream.Collectors.joining;

import com.google.common.base.CharMatcher;
import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.image.Box;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What {@code find} saw, as CSV (RFC 4180, but lines end in a line feed): a line for each face, the
 * person's or not, and a line with only name and problem for each photo that could not be read.
 * Photos without a face have no line. A verdict is one of {@link io.facerec.Verdict}, in small
 * letters.
 */
public final class CsvReport {
  /** The first line. */
  public static final String HEADER =
      "photo,face,x,y,width,height,score,distance,probability,match,problem,sharpness,verdict";

  private static final CharMatcher NEEDS_QUOTES = CharMatcher.anyOf(",\"\r\n");
  private static final int EMPTY_COLUMNS = 9;

  private final Consumer<String> lines;

  /**
   * Begins a report with its header.
   *
   * @param lines takes each line, without its end
   */
  public CsvReport(Consumer<String> lines) {
    this.lines = lines;
    lines.accept(HEADER);
  }

  /** Adds what came of a photo; faces are numbered from 0, the surest first. */
  public void add(SearchedPhoto photo) {
    String name = photo.photo().name();
    photo
        .problem()
        .ifPresent(
            problem ->
                lines.accept(
                    quoted(name)
                        + ",".repeat(EMPTY_COLUMNS + 1)
                        + quoted(problem.reason())
                        + ",,"));
    for (int i = 0; i < photo.faces().size(); i++) {
      lines.accept(line(name, i, photo.faces().get(i)));
    }
  }

  private static String line(String photo, int number, SeenFace seen) {
    Box box = seen.face().box();
    return Stream.of(
            quoted(photo),
            Integer.toString(number),
            decimal(2, box.x()),
            decimal(2, box.y()),
            decimal(2, box.width()),
            decimal(2, box.height()),
            decimal(4, seen.face().score()),
            decimal(4, seen.distance()),
            decimal(6, seen.probability()),
            Boolean.toString(seen.match()),
            "",
            decimal(1, seen.quality().sharpness()),
            seen.verdict().name().toLowerCase(Locale.ROOT))
        .collect(joining(","));
  }

  static String decimal(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String quoted(String value) {
    return NEEDS_QUOTES.matchesAnyOf(value) ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
