package io.facerec.index;

import com.google.common.collect.ImmutableList;
import io.facerec.EmbeddedFace;
import io.facerec.verify.Embedding;
import java.util.List;

/**
 * Faces that seem to be one person's. Groups grow by average linkage: the two most alike first, and
 * two groups become one where their faces are alike enough on average and no photo holds faces of
 * both.
 *
 * @param faces at least one, in the order of the index
 */
public record FaceGroup(List<EmbeddedFace> faces) {
  /** Copies the list. */
  public FaceGroup {
    faces = ImmutableList.copyOf(faces);
  }

  /** How many faces, which is also how many photos. */
  public int size() {
    return faces.size();
  }

  /** The middle of the faces, for a finder of this person. */
  public Embedding embedding() {
    return Embedding.mean(faces.stream().map(EmbeddedFace::embedding).toList());
  }
}
