package io.facerec.examples.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MultipartFormTest {
  /** What looks like the end of a part is none before the whole boundary. */
  private static final byte[] TRICKY = "\r\n--\r\n\r\n------WebKit\0\377\r\n--".getBytes(UTF_8);

  @Test
  void gives_names_and_bytes_as_they_were_sent() throws IOException {
    byte[] body =
        new Form()
            .file("avatar", "Ünü \"me\".jpg", TRICKY)
            .file("photo", "", new byte[0])
            .text("face", "1,2,3,4")
            .bytes();

    List<FormPart> parts = MultipartForm.parse(Form.TYPE, body);

    assertEquals(3, parts.size());
    assertEquals("avatar", parts.get(0).name());
    assertEquals("Ünü \"me\".jpg", parts.get(0).fileName());
    assertArrayEquals(TRICKY, parts.get(0).stream().readAllBytes());
    assertEquals("photo", parts.get(1).name());
    assertEquals(0, parts.get(1).size());
    assertEquals("", parts.get(2).fileName());
    assertEquals("1,2,3,4", parts.get(2).text());
  }

  @Test
  void takes_quotes_as_curl_writes_them_and_a_boundary_in_quotes() {
    String body =
        """
        --b
        Content-Disposition: form-data; name="photo"; filename="a \\"b\\".jpg"

        x
        --b--
        """
            .replace("\n", "\r\n");
    FormPart part =
        MultipartForm.parse("Multipart/Form-Data; boundary=\"b\"", body.getBytes(UTF_8)).get(0);
    assertEquals("photo", part.name());
    assertEquals("a \"b\".jpg", part.fileName());
    assertEquals("x", part.text());
  }

  @Test
  void a_form_without_fields_is_empty() {
    assertEquals(List.of(), MultipartForm.parse(Form.TYPE, new Form().bytes()));
  }

  @Test
  void wherever_a_form_is_cut_short_it_is_refused() {
    byte[] body = new Form().file("photo", "a.jpg", TRICKY).bytes();
    for (int length = 0; length < body.length - 2; length++) { // its last two bytes say nothing
      byte[] cut = Arrays.copyOf(body, length);
      Refusal refusal =
          assertThrows(Refusal.class, () -> MultipartForm.parse(Form.TYPE, cut), length + " bytes");
      assertEquals(400, refusal.reply().status());
    }
  }

  @Test
  void what_is_no_form_is_refused() {
    for (String type : List.of("", "application/json", "multipart/form-data", "text/html; b")) {
      Refusal refusal =
          assertThrows(Refusal.class, () -> MultipartForm.parse(type, new Form().bytes()));
      assertEquals(415, refusal.reply().status());
    }
  }
}
