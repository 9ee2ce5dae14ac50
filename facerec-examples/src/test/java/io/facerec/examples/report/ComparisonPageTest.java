package io.facerec.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComparisonPageTest {
  private static final Table TABLE =
      new Table("Cost & more", List.of("detector", "ms"), List.of(List.of("yolo", "1<2")));

  @Test
  void shows_the_tables_and_a_picture_for_each_detector_with_its_boxes() {
    Photo photo = Photo.of("a & b.png", new BufferedImage(80, 40, BufferedImage.TYPE_3BYTE_BGR));
    Face face = new Face(photo, new Box(20, 10, 40, 20), 0.9f, Optional.empty());
    Map<String, List<Face>> found = new LinkedHashMap<>();
    found.put("yolo", List.of(face, face));
    found.put("rcnn", List.of());
    StringBuilder page = new StringBuilder();
    try (Thumbnailer thumbnailer = new Thumbnailer()) {
      new ComparisonPage(page::append, thumbnailer)
          .write(
              List.of(TABLE),
              List.of("rcnn is slow."),
              List.of(new ComparisonPage.Shown(photo, found)));
    }
    String html = page.toString();
    assertTrue(html.startsWith("<!doctype html>"), html.substring(0, 40));
    assertTrue(html.endsWith("</html>\n"));
    assertTrue(html.contains("<h2>Cost &amp; more</h2>"));
    assertTrue(html.contains("<td>1&lt;2</td>"));
    assertTrue(html.contains("<li>rcnn is slow.</li>"));
    assertTrue(html.contains("a &amp; b.png"));
    assertEquals(2, html.split("data:image/jpeg", -1).length - 1);
    assertEquals(2, html.split("left:25.00%;top:25.00%;width:50.00%", -1).length - 1);
    assertTrue(html.indexOf("<b>yolo</b>: 2 faces") < html.indexOf("<b>rcnn</b>: 0 faces"));
  }

  @Test
  void a_table_is_markdown_too_and_its_rows_fit() {
    assertEquals(
        "Cost & more\n\n| detector | ms |\n| --- | --- |\n| yolo | 1<2 |\n", TABLE.markdown());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Table("", List.of("one"), List.of(List.of("one", "two"))));
  }
}
