package io.facerec.train.siamese;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * What a card of this net says in words.
 *
 * @param training by name: data, steps and so on
 * @param limits what it is not good for
 * @param terms of its use
 */
record SiameseCardText(Map<String, String> training, String limits, String terms) {
  private static final String LIMITS =
      "Learned mostly from press and studio photos of adults under 50: expect more errors for"
          + " children, the old, profiles, masks, faces below 40 px, and for groups"
          + " that are rare in the training photos; differences between groups were not measured."
          + " Relatives and look-alikes are confused more often than the stated false match rates,"
          + " which hold for people drawn at random. The development people were cleaned with the"
          + " teacher, which makes them look easier than the world is. Not for identifying"
          + " strangers, nor for any decision about a person.";

  private static final String TERMS =
      "Weights learned from research data (CelebA, UTKFace, All-Age-Faces, Families in the Wild,"
          + " CFP, PINS, Georgia Tech and small web collections; mostly non-commercial research"
          + " only, some of unknown terms) and from the embeddings of a teacher net whose licence"
          + " and training data are not stated. Use them for research; train on data of your own"
          + " for anything else.";

  private static final String LIMITS_OF_FOLDER =
      "Learned from the photos of one folder, and measured on other people of the same folder:"
          + " expect more errors for people, ages and photos that are rare in it. Relatives and"
          + " look-alikes are confused more often than the stated false match rates, which hold"
          + " for people drawn at random. Not for identifying strangers, nor for any decision"
          + " about a person.";

  private static final String TERMS_OF_FOLDER =
      "Those of the photos that it learned from, and the consent of the people on them.";

  /** Copies the map. */
  SiameseCardText {
    training = ImmutableMap.copyOf(training);
  }

  /** Of a net that learned from the research faces and their teacher. */
  static SiameseCardText ofResearchFaces(Map<String, String> training) {
    return new SiameseCardText(training, LIMITS, TERMS);
  }

  /** Of a net that learned from a folder of people. */
  static SiameseCardText ofFolder(Map<String, String> training) {
    return new SiameseCardText(training, LIMITS_OF_FOLDER, TERMS_OF_FOLDER);
  }

  /** Of a net that is to be measured, not shipped. */
  static SiameseCardText none() {
    return new SiameseCardText(ImmutableMap.of(), "", "");
  }
}
