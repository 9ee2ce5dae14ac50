package io.facerec.examples.report;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.html.HtmlEscapers.htmlEscaper;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of words.
 *
 * @param title above it
 * @param header a word for each column
 * @param rows as many words each
 */
public record Table(String title, List<String> header, List<List<String>> rows) {
  /** Checks that each row fits. */
  public Table {
    header = ImmutableList.copyOf(header);
    for (List<String> row : rows) {
      checkArgument(row.size() == header.size(), "row %s, must have %s words", row, header.size());
    }
    rows = rows.stream().map(ImmutableList::copyOf).collect(toImmutableList());
  }

  /** In Markdown, to be pasted into docs. */
  public String markdown() {
    StringBuilder text = new StringBuilder(title).append("\n\n").append(line(header));
    text.append("|").append(" --- |".repeat(header.size())).append('\n');
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> words) {
    return words.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** In HTML. */
  String html() {
    StringBuilder text =
        new StringBuilder("<h2>")
            .append(escaped(title))
            .append("</h2>\n<table class=\"figures\">\n");
    text.append(row(header, "th"));
    rows.forEach(row -> text.append(row(row, "td")));
    return text.append("</table>\n").toString();
  }

  private static String row(List<String> words, String cell) {
    return words.stream()
        .map(word -> "<%s>%s</%s>".formatted(cell, escaped(word), cell))
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  private static String escaped(String plain) {
    return htmlEscaper().escape(plain);
  }
}
