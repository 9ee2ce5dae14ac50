package io.facerec.train.detection;

/** What the cards of all detectors trained here say in words. */
final class CardText {
  static final String LIMITS =
      "Trained for hours on a share of one processor, so that misses are to be expected. Photos are"
          + " shrunk to the card's longest side and never enlarged: faces under 20 px there are"
          + " mostly missed, those under 8 px were never shown as faces. Weak for faces turned"
          + " upside down or in full profile, under heavy cover, in the dark, and for children's"
          + " and old faces, which are rare in the training photos. Landmarks under a mask are a"
          + " guess. Validation photos share events and photographers with training ('val') or are"
          + " few ('unseen_events'); sizes are those the detector sees, AP at IoU 0.5. Differences"
          + " between groups of people were not measured. Not for identifying strangers, nor for"
          + " any decision about a person.";

  static final String TERMS =
      "Weights learned from research data: WIDER FACE (non-commercial research), HELEN (research"
          + " only), a collection of stock and press photos without a stated licence, Face Mask"
          + " Detection and two more collections of masked faces (terms unknown or CC0), ImageNet"
          + " and Asirra pictures without faces (research); part of the boxes and landmarks come"
          + " from the public detectors SCRFD (non-commercial research) and YuNet (permissive). Use"
          + " them for research; train on data of your own for anything else.";

  private CardText() {}
}
