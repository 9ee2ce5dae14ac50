package io.facerec.train.siamese;

/** What every card of this net says in words. */
final class SiameseCardText {
  static final String LIMITS =
      "Learned mostly from press and studio photos of adults under 50: expect more errors for"
          + " children, the old, profiles, masks, faces below 40 px, and for groups"
          + " that are rare in the training photos; differences between groups were not measured."
          + " Relatives and look-alikes are confused more often than the stated false match rates,"
          + " which hold for people drawn at random. The development people were cleaned with the"
          + " teacher, which makes them look easier than the world is. Not for identifying"
          + " strangers, nor for any decision about a person.";

  static final String TERMS =
      "Weights learned from research data (CelebA, UTKFace, All-Age-Faces, Families in the Wild,"
          + " CFP, PINS, Georgia Tech and small web collections; mostly non-commercial research"
          + " only, some of unknown terms) and from the embeddings of a teacher net whose licence"
          + " and training data are not stated. Use them for research; train on data of your own"
          + " for anything else.";

  private SiameseCardText() {}
}
