package io.facerec.examples.report;

import static com.google.common.html.HtmlEscapers.htmlEscaper;

import io.facerec.Problem;
import io.facerec.image.Photo;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What {@code find} saw as one HTML file that holds its pictures: it can be moved and mailed, loads
 * nothing and runs nothing. Written piece by piece, so that no more than a picture is in memory.
 */
public final class HtmlReport {
  private final Consumer<String> page;
  private final Cards cards;

  /**
   * A report on this page.
   *
   * @param page takes the pieces, in order
   * @param thumbnailer stays the caller's to close
   */
  public HtmlReport(Consumer<String> page, Thumbnailer thumbnailer) {
    this.page = page;
    this.cards = new Cards(thumbnailer);
  }

  /**
   * Writes the whole page.
   *
   * @param avatars the pictures of the person
   * @param highlights what to show
   * @param tally what was counted
   * @param settings what was asked for, by name, in this order
   */
  public void write(
      List<Photo> avatars, Highlights highlights, Tally tally, Map<String, String> settings) {
    page.accept(Page.head(headline(tally)));
    header(avatars, tally);
    page.accept("<main>\n");
    matches(highlights, tally);
    misses(highlights);
    problems(highlights.problems(), tally);
    settings(settings);
    page.accept(Page.FOOT);
  }

  private void header(List<Photo> avatars, Tally tally) {
    page.accept("<header>\n<div class=\"avatars\">\n");
    avatars.forEach(avatar -> page.accept(cards.avatar(avatar)));
    page.accept(
        "</div>\n<div>\n<h1>%s</h1>\n<p>%s</p>\n</div>\n</header>\n"
            .formatted(text(headline(tally)), text(tally.toString())));
  }

  private void matches(Highlights highlights, Tally tally) {
    List<Highlights.Sighting> shown = highlights.matches();
    if (shown.isEmpty()) {
      page.accept("<p class=\"nobody\">No face is close enough to the avatar's.</p>\n");
      return;
    }
    page.accept("<section class=\"cards\">\n");
    shown.forEach(sighting -> page.accept(cards.card(sighting)));
    page.accept("</section>\n");
    if (tally.matches() > shown.size()) {
      page.accept(
          "<p>The %d surest of %d matches are shown; the CSV has all.</p>\n"
              .formatted(shown.size(), tally.matches()));
    }
  }

  private void misses(Highlights highlights) {
    List<Highlights.Sighting> shown = highlights.misses();
    if (shown.isEmpty()) {
      return;
    }
    page.accept("<details>\n<summary>The closest faces on photos without a match</summary>\n");
    page.accept("<section class=\"cards\">\n");
    shown.forEach(sighting -> page.accept(cards.card(sighting)));
    page.accept("</section>\n</details>\n");
  }

  private void problems(List<Problem> problems, Tally tally) {
    if (problems.isEmpty()) {
      return;
    }
    page.accept(
        "<details open>\n<summary>%d unreadable</summary>\n<table>\n"
            .formatted(tally.unreadable()));
    for (Problem problem : problems) {
      row(problem.photo(), problem.reason());
    }
    page.accept("</table>\n</details>\n");
    if (tally.unreadable() > problems.size()) {
      page.accept("<p>The first %d are listed; the CSV has all.</p>\n".formatted(problems.size()));
    }
  }

  private void settings(Map<String, String> settings) {
    page.accept("<details>\n<summary>Settings</summary>\n<table>\n");
    settings.forEach(this::row);
    page.accept("</table>\n</details>\n");
    page.accept(
        """
        <p class="small">Probability: that the face is the avatar's, where one face in two is. \
        Distance: between the two faces' embeddings, from 0 (the same picture) over 1.41 \
        (unrelated) to 2. A likeness is a hint, not a proof.</p>
        """);
  }

  private void row(String name, String value) {
    page.accept("<tr><th>%s</th><td>%s</td></tr>\n".formatted(text(name), text(value)));
  }

  private static String headline(Tally tally) {
    return tally.matches() == 0
        ? "Found on none of %d photos".formatted(tally.photos())
        : "Found %d times in %d photos".formatted(tally.matches(), tally.photos());
  }

  private static String text(String plain) {
    return htmlEscaper().escape(plain);
  }
}
