package io.facerec.examples.demo.people;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A linear model of faces: {@code face = mean + sum of code[i] * mode[i]}, the codes being standard
 * normal. The first modes span how people differ from one another, the others how photos of one
 * person do (Moghaddam, Jebara and Pentland 2000 split faces so). All are statistics of thousands
 * of faces; none is a face of somebody.
 *
 * @param personModes how many modes tell people apart
 * @param photoModes how many modes tell photos of one person apart
 * @param mean the mean face, LENGTH values
 * @param scales what a step of a mode's bytes is worth, one a mode
 * @param modes a row of LENGTH bytes a mode, unsigned, 128 standing for 0
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, handed to TensorFlow as they are
record FaceModel(int personModes, int photoModes, float[] mean, float[] scales, byte[] modes) {
  /** Checks that the sizes agree. */
  FaceModel {
    checkArgument(
        personModes > 0 && photoModes > 0,
        "%s modes of people and %s of photos, must be at least 1",
        personModes,
        photoModes);
    checkArgument(
        mean.length == FaceTemplate.LENGTH,
        "the mean has %s values, must be %s",
        mean.length,
        FaceTemplate.LENGTH);
    int count = personModes + photoModes;
    checkArgument(scales.length == count, "%s scales for %s modes", scales.length, count);
    checkArgument(
        modes.length == count * FaceTemplate.LENGTH,
        "%s bytes for %s modes of %s",
        modes.length,
        count,
        FaceTemplate.LENGTH);
  }

  /** All modes. */
  int count() {
    return personModes + photoModes;
  }
}
