package io.facerec.examples.report;

import static io.facerec.examples.report.Sightings.face;
import static io.facerec.examples.report.Sightings.photo;
import static io.facerec.examples.report.Sightings.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.io.BaseEncoding;
import io.facerec.SearchedPhoto;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HtmlReportTest {
  @Test
  void shows_the_closest_match_first_with_probability_and_distance() {
    String page = page(photo("far.jpg", face(1, true)), photo("near.jpg", face(0.5, true)));
    assertTrue(page.indexOf("near.jpg") < page.indexOf("far.jpg"), page);
    assertTrue(page.contains("<b>75.0&#8239;%</b>"), page);
    assertTrue(page.contains("distance 0.500"), page);
  }

  @Test
  void draws_the_boxes_of_all_faces_and_marks_the_persons() {
    String page = page(photo("a.jpg", face(0.5, true), face(1.5, false)));
    // 30 of 300 pixels, 20.125 of 200, 40 of 300, 50 of 200
    String place = "style=\"left:10.00%;top:10.06%;width:13.33%;height:25.00%\"";
    assertTrue(page.contains("<span class=\"box meant\" " + place), page);
    assertTrue(page.contains("<span class=\"box\" " + place), page);
  }

  @Test
  void holds_pictures_that_can_be_read_at_the_size_that_it_says() throws IOException {
    Matcher image =
        Pattern.compile("src=\"data:image/jpeg;base64,([^\"]+)\" width=\"300\" height=\"200\"")
            .matcher(page(photo("a.jpg", face(0.5, true))));
    assertTrue(image.find());
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(BaseEncoding.base64().decode(image.group(1))));
    assertEquals(300, picture.getWidth());
    assertEquals(200, picture.getHeight());
    // The middle of the orange face, and the black around it; JPEG is not exact.
    assertEquals(255, picture.getRGB(50, 45) >> 16 & 0xff, 12);
    assertEquals(0, picture.getRGB(200, 150) >> 16 & 0xff, 12);
  }

  @Test
  void escapes_names_and_reasons() {
    String page =
        page(
            photo("<script>&\"'.jpg", face(0.5, true)),
            problem("<b>.jpg", "<i>no</i> & \"nothing\""));
    assertFalse(page.contains("<script"), page);
    assertFalse(page.contains("<b>.jpg"), page);
    assertFalse(page.contains("<i>no"), page);
    assertTrue(page.contains("&lt;script&gt;&amp;&quot;&#39;.jpg"), page);
  }

  @Test
  void loads_nothing_and_runs_nothing() {
    String page = page(photo("a.jpg", face(0.5, true)), photo("b.jpg", face(1.5, false)));
    for (String foreign : List.of("http:", "https:", "url(", "<script", "<link", "@import")) {
      assertFalse(page.contains(foreign), foreign);
    }
  }

  @Test
  void lists_photos_that_could_not_be_read_and_the_settings() {
    String page = page(problem("b.jpg", "it is empty"));
    assertTrue(page.contains("<tr><th>b.jpg</th><td>it is empty</td></tr>"), page);
    assertTrue(page.contains("<tr><th>Detector</th><td>yolo</td></tr>"), page);
    assertTrue(page.contains("No face is close enough"), page);
  }

  @Test
  void shows_at_most_two_hundred_matches_and_says_so() {
    SearchedPhoto[] photos = new SearchedPhoto[Highlights.MATCHES + 1];
    for (int i = 0; i < photos.length; i++) {
      photos[i] = photo("photo" + i, face(1 - i / 1000.0, true));
    }
    String page = page(photos);
    assertTrue(page.contains("The 200 surest of 201 matches are shown"), page);
    assertFalse(page.contains("title=\"photo0\""), "the farthest is shown");
  }

  private static String page(SearchedPhoto... photos) {
    Highlights highlights = new Highlights();
    Tally tally = new Tally();
    for (SearchedPhoto photo : photos) {
      highlights.add(photo);
      tally.add(photo);
    }
    StringBuilder page = new StringBuilder();
    try (Thumbnailer thumbnailer = new Thumbnailer()) {
      new HtmlReport(page::append, thumbnailer)
          .write(
              List.of(photo("avatar.jpg").photo()), highlights, tally, Map.of("Detector", "yolo"));
    }
    return page.toString();
  }
}
