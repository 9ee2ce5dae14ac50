package io.facerec.train.siamese;

/** What an exported net embeds of a face. */
public enum EmbeddingForm {
  /** The face alone. */
  ALONE("of the face alone"),
  /** The mean direction of the face and its mirror image: more accurate, and twice the work. */
  MIRRORED("the mean of the face and its mirror image");

  private final String words;

  EmbeddingForm(String words) {
    this.words = words;
  }

  /** As a model card says it. */
  String words() {
    return words;
  }
}
