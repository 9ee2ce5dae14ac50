package io.facerec.examples.report;

import static java.util.stream.Collectors.joining;

import io.facerec.EmbeddedFace;
import io.facerec.image.Box;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Who is where in an album, as CSV: a line for each face. */
public final class PeopleCsv {
  /** The first line. */
  public static final String HEADER = "person,photo,x,y,width,height,score,sharpness";

  private final Consumer<String> lines;

  /**
   * Begins with the header.
   *
   * @param lines takes each line, without its end
   */
  public PeopleCsv(Consumer<String> lines) {
    this.lines = lines;
    lines.accept(HEADER);
  }

  /** Adds a face of the person with this number. */
  public void add(int person, EmbeddedFace face) {
    Box box = face.face().box();
    lines.accept(
        Stream.of(
                Integer.toString(person),
                CsvReport.quoted(face.face().photo().name()),
                CsvReport.decimal(2, box.x()),
                CsvReport.decimal(2, box.y()),
                CsvReport.decimal(2, box.width()),
                CsvReport.decimal(2, box.height()),
                CsvReport.decimal(4, face.face().score()),
                CsvReport.decimal(1, face.quality().sharpness()))
            .collect(joining(",")));
  }
}
