package io.facerec.examples.report;

import static com.google.common.html.HtmlEscapers.htmlEscaper;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What stands around all that is on a page: a page loads nothing and runs nothing. */
final class Page {
  /** The end of a page. */
  static final String FOOT = "</main>\n</body>\n</html>\n";

  private Page() {}

  /** The beginning of a page, up to and with the opening of its body. */
  static String head(String title) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
    <title>facerec: %s</title>
    <style>
    %s</style>
    </head>
    <body>
    """
        .formatted(htmlEscaper().escape(title), style());
  }

  private static String style() {
    try {
      return Resources.toString(Resources.getResource(Page.class, "report.css"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css is missing from the class path", e);
    }
  }
}
