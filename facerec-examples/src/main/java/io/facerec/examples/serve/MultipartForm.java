package io.facerec.examples.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a form as browsers send it: {@code multipart/form-data}, RFC 7578. For one form. */
final class MultipartForm {
  private static final String TYPE = "multipart/form-data";
  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary=\"?([^\";,\\s]{1,70})\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("[;\\s]filename=\"((?:\\\\.|[^\"])*)\"");
  private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

  private final byte[] body;
  private final byte[] delimiter;
  private int position;

  private MultipartForm(byte[] body, String boundary) {
    this.body = body;
    this.delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
  }

  /**
   * The parts of a form, which share its bytes.
   *
   * @param contentType as the request's header has it, with the boundary
   * @throws Refusal if it is no such form, or is cut short
   */
  static List<FormPart> parse(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!contentType.toLowerCase(Locale.ROOT).startsWith(TYPE) || !boundary.find()) {
      throw new Refusal(415, "the question is no form; send %s with a boundary".formatted(TYPE));
    }
    return new MultipartForm(body, boundary.group(1)).parts();
  }

  private List<FormPart> parts() {
    byte[] first = Arrays.copyOfRange(delimiter, 2, delimiter.length);
    require(startsWith(first, 0));
    position = first.length;
    List<FormPart> parts = new ArrayList<>();
    while (!startsWith(new byte[] {'-', '-'}, position)) {
      int headersEnd = find(BLANK_LINE);
      String headers = new String(body, position, headersEnd - position, UTF_8);
      position = headersEnd + BLANK_LINE.length;
      int end = find(delimiter);
      parts.add(part(headers, ByteBuffer.wrap(body, position, end - position)));
      position = end + delimiter.length;
    }
    return parts;
  }

  private static FormPart part(String headers, ByteBuffer content) {
    Matcher name = NAME.matcher(headers);
    require(name.find());
    Matcher file = FILE_NAME.matcher(headers);
    return new FormPart(name.group(1), file.find() ? unescaped(file.group(1)) : "", content);
  }

  /** Browsers write a quote as %22, others with a backslash. */
  private static String unescaped(String fileName) {
    return fileName.replace("\\\"", "\"").replace("%22", "\"");
  }

  /** Where the pattern begins next. */
  private int find(byte[] pattern) {
    int last = body.length - pattern.length;
    for (int at = position; at <= last; at++) {
      if (startsWith(pattern, at)) {
        return at;
      }
    }
    throw cutShort();
  }

  private boolean startsWith(byte[] pattern, int at) {
    return at + pattern.length <= body.length
        && Arrays.equals(body, at, at + pattern.length, pattern, 0, pattern.length);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw cutShort();
    }
  }

  private static Refusal cutShort() {
    return new Refusal(400, "the form is damaged or cut short; send it once more");
  }
}
