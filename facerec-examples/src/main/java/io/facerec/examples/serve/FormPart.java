package io.facerec.examples.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A field of a form.
 *
 * @param name the field's
 * @param fileName what its file is called where it comes from; empty if it is no file
 * @param content its bytes, backed by an array
 */
record FormPart(String name, String fileName, ByteBuffer content) {
  int size() {
    return content.remaining();
  }

  InputStream stream() {
    int from = content.arrayOffset() + content.position();
    return new ByteArrayInputStream(content.array(), from, size());
  }

  String text() {
    return UTF_8.decode(content.duplicate()).toString();
  }
}
