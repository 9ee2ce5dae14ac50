package io.facerec.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import io.facerec.exception.InvalidModelException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a model's card and the graph that it vouches for. Trusts neither. */
final class CardReader {
  static final String CARD = "model-card.json";

  private static final int MAX_CARD_BYTES = 1 << 20;
  private static final int MAX_GRAPH_BYTES = 1 << 28;

  /** A file of the same folder: no separator, no drive, no way up. */
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final ModelFiles files;

  CardReader(ModelFiles files) {
    this.files = files;
  }

  /** The card, with all fields present that the graph needs. */
  ModelCard card() {
    ModelCard card = parse(files.read(CARD, MAX_CARD_BYTES));
    if (card.format() != ModelCard.FORMAT) {
      throw invalid(
          "its card has format %d, this version of facerec reads format %d; use the version that the model was made for"
              .formatted(card.format(), ModelCard.FORMAT),
          null);
    }
    require("kind", card.kind());
    require("name", card.name());
    require("graph", card.graph());
    require("sha256", card.sha256());
    if (!FILE_NAME.matcher(card.graph()).matches()) {
      throw invalid(
          "its card names the graph \"%s\", which is no plain file name".formatted(card.graph()),
          null);
    }
    return card;
  }

  /** The graph's bytes, which are those that the card was written for. */
  byte[] graph(ModelCard card) {
    byte[] bytes = files.read(card.graph(), MAX_GRAPH_BYTES);
    String actual = Hashing.sha256().hashBytes(bytes).toString();
    if (!actual.equals(card.sha256().toLowerCase(Locale.ROOT))) {
      throw invalid(
          "%s is not the file that its card describes (SHA-256 %s, the card says %s); copy or export both again"
              .formatted(card.graph(), actual, card.sha256()),
          null);
    }
    return bytes;
  }

  private ModelCard parse(byte[] json) {
    try {
      ModelCard card = JSON.readValue(json, ModelCard.class);
      if (card == null) {
        throw invalid(CARD + " is empty", null);
      }
      return card;
    } catch (IOException e) {
      throw invalid(CARD + " is not a model card in JSON (" + firstLine(e) + ")", e);
    }
  }

  private void require(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw invalid("its card lacks \"%s\"; export the model again".formatted(field), null);
    }
  }

  InvalidModelException invalid(String reason, @Nullable Throwable cause) {
    return new InvalidModelException(files.place(), reason, cause);
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
