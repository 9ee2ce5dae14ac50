package io.facerec.examples.report;

import static com.google.common.html.HtmlEscapers.htmlEscaper;

import com.google.common.collect.ImmutableMap;
import io.facerec.detect.Face;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Detectors side by side as one HTML file that holds its pictures: their figures, and what each
 * found on the same photos. It loads nothing and runs nothing.
 */
public final class ComparisonPage {
  private static final int PHOTO_SIDE = 640;

  private final Consumer<String> page;
  private final Thumbnailer thumbnailer;

  /**
   * What each detector found on a photo.
   *
   * @param photo that they looked at
   * @param found by name, in the order to show
   */
  public record Shown(Photo photo, Map<String, List<Face>> found) {
    /** Copies the map. */
    public Shown {
      found = ImmutableMap.copyOf(found);
    }
  }

  /**
   * A page.
   *
   * @param page takes the pieces, in order
   * @param thumbnailer stays the caller's to close
   */
  public ComparisonPage(Consumer<String> page, Thumbnailer thumbnailer) {
    this.page = page;
    this.thumbnailer = thumbnailer;
  }

  /** Writes the whole page. */
  public void write(List<Table> tables, List<String> sentences, List<Shown> photos) {
    page.accept(Page.head("detectors compared"));
    page.accept("<header>\n<div>\n<h1>Detectors compared</h1>\n");
    page.accept("<p>The same photos in one run, one thread each.</p>\n</div>\n</header>\n<main>\n");
    tables.forEach(table -> page.accept(table.html()));
    if (!sentences.isEmpty()) {
      page.accept("<ul>\n");
      sentences.forEach(sentence -> page.accept("<li>%s</li>\n".formatted(escaped(sentence))));
      page.accept("</ul>\n");
    }
    photos.forEach(this::photo);
    page.accept(Page.FOOT);
  }

  private void photo(Shown shown) {
    page.accept("<h2>%s</h2>\n<section class=\"cards\">\n".formatted(escaped(name(shown))));
    try (DecodedPhoto pixels = shown.photo().decode(PHOTO_SIDE)) {
      Thumbnail whole = thumbnailer.whole(pixels, PHOTO_SIDE);
      shown.found().forEach((name, faces) -> page.accept(card(name, faces, pixels, whole)));
    }
    page.accept("</section>\n");
  }

  private static String card(String name, List<Face> faces, DecodedPhoto pixels, Thumbnail whole) {
    StringBuilder card =
        new StringBuilder("<figure>\n<div class=\"picture\">\n<div class=\"photo\">");
    card.append(
        "<img src=\"%s\" width=\"%d\" height=\"%d\" alt=\"\">"
            .formatted(whole.dataUri(), whole.width(), whole.height()));
    faces.forEach(face -> card.append(Cards.frame(face.box(), pixels, /* meant= */ true)));
    return card.append(
            "</div>\n</div>\n<figcaption><b>%s</b>: %d faces</figcaption>\n</figure>\n"
                .formatted(escaped(name), faces.size()))
        .toString();
  }

  /** A photo's folder is nobody's business. */
  private static String name(Shown shown) {
    String name = shown.photo().name();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String escaped(String plain) {
    return htmlEscaper().escape(plain);
  }
}
