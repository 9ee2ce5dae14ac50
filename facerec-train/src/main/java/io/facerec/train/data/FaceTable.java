package io.facerec.train.data;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * Labelled photos as tensors, so that a graph can look up any of them.
 *
 * @param files string [photos]
 * @param starts int32 [photos + 1]: photo i has the faces starts[i] to starts[i + 1]
 * @param faces float [faces, {@link #COLUMNS}]: left, top, right, bottom, ten landmark coordinates,
 *     how far the landmarks are to be trusted (0 where they are unknown), whether the region is to
 *     be ignored (1 or 0), whether the box is exact (1 or 0)
 * @param sampling int32: photos by number, one that is to be drawn more often standing in it more
 *     often
 */
record FaceTable(
    Operand<TString> files,
    Operand<TInt32> starts,
    Operand<TFloat32> faces,
    Operand<TInt32> sampling) {
  /** Columns of a face. */
  static final int COLUMNS = 17;

  /** Where the landmarks begin. */
  static final int LANDMARKS = 4;

  /** The column that says how far the landmarks are to be trusted, 0 to 1. */
  static final int KNOWN = 14;

  /** The column that says whether the region is to be ignored. */
  static final int IGNORED = 15;

  /** The column that says whether the box is exact. */
  static final int EXACT = 16;

  // they lie 0.06 eye distances from marks by hand where both are known
  private static final float MACHINE_TRUST = 0.25f;

  /** The constants. */
  static FaceTable of(Ops tf, List<LabelledPhoto> photos, int[] sampling) {
    String[] files = new String[photos.size()];
    int[] starts = new int[photos.size() + 1];
    for (int i = 0; i < files.length; i++) {
      files[i] = photos.get(i).file().toString();
      starts[i + 1] = starts[i] + photos.get(i).faces().size();
    }
    float[][] faces = new float[Math.max(1, starts[files.length])][COLUMNS];
    for (int i = 0; i < files.length; i++) {
      for (int k = 0; k < photos.get(i).faces().size(); k++) {
        fill(faces[starts[i] + k], photos.get(i).faces().get(k));
      }
    }
    try (TString names = TString.vectorOf(files)) {
      return new FaceTable(
          tf.constantOf(names), tf.constant(starts), tf.constant(faces), tf.constant(sampling));
    }
  }

  private static void fill(float[] row, LabelledFace face) {
    row[0] = face.box().x();
    row[1] = face.box().y();
    row[2] = face.box().right();
    row[3] = face.box().bottom();
    face.landmarks()
        .ifPresent(
            landmarks -> {
              for (int i = 0; i < landmarks.points().size(); i++) {
                row[LANDMARKS + 2 * i] = landmarks.points().get(i).x();
                row[LANDMARKS + 2 * i + 1] = landmarks.points().get(i).y();
              }
              row[KNOWN] = face.markedByHand() ? 1 : MACHINE_TRUST;
            });
    row[IGNORED] = face.ignored() ? 1 : 0;
    row[EXACT] = face.boxedExactly() ? 1 : 0;
  }
}
