package io.facerec.examples.report;

import static io.facerec.examples.report.Sightings.face;
import static io.facerec.examples.report.Sightings.photo;
import static io.facerec.examples.report.Sightings.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.facerec.SearchedPhoto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvReportTest {
  @Test
  void begins_with_its_header() {
    assertEquals(
        List.of(
            "photo,face,x,y,width,height,score,distance,probability,match,problem,sharpness,verdict"),
        lines());
  }

  @Test
  void has_a_line_for_each_face_the_persons_or_not() {
    assertEquals(
        List.of(
            "a.jpg,0,30.00,20.13,40.00,50.00,0.8750,0.5000,0.750000,true,,12.3,person",
            "a.jpg,1,30.00,20.13,40.00,50.00,0.8750,1.2500,0.375000,false,,12.3,stranger"),
        body(photo("a.jpg", face(0.5, true), face(1.25, false))));
  }

  @Test
  void has_a_line_with_name_and_reason_for_a_photo_that_could_not_be_read() {
    assertEquals(
        List.of("b.jpg,,,,,,,,,,\"it is empty, \"\"0 bytes\"\"\",,"),
        body(problem("b.jpg", "it is empty, \"0 bytes\"")));
  }

  @Test
  void has_no_line_for_a_photo_without_a_face() {
    assertEquals(List.of(), body(photo("c.jpg")));
  }

  @Test
  void quotes_names_that_hold_what_parts_columns_or_lines() {
    assertEquals(
        List.of("\"a,b.jpg\",,,,,,,,,,x,,", "\"a\nb.jpg\",,,,,,,,,,x,,"),
        body(problem("a,b.jpg", "x"), problem("a\nb.jpg", "x")));
  }

  @Test
  void has_as_many_columns_in_each_line() {
    for (String line : lines(photo("a", face(1, false)), problem("b", "x"))) {
      assertEquals(13, line.split(",", -1).length, line);
    }
  }

  @Test
  void writes_numbers_the_same_way_in_every_country() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertEquals(13, body(photo("a", face(1, false))).get(0).split(",", -1).length);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<String> body(SearchedPhoto... photos) {
    List<String> lines = lines(photos);
    return lines.subList(1, lines.size());
  }

  private static List<String> lines(SearchedPhoto... photos) {
    List<String> lines = new ArrayList<>();
    CsvReport report = new CsvReport(lines::add);
    List.of(photos).forEach(report::add);
    return lines;
  }
}
