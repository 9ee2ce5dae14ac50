package io.facerec.verify;

import io.facerec.image.AlignedFaces;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceRegion;
import java.util.List;

/** Tells whether two faces are one person, by their embeddings. Safe for several threads. */
public interface Verifier extends AutoCloseable {
  /** Aligns and embeds a face; its photo is decoded for it. */
  Embedding embed(FaceRegion face);

  /**
   * Crops the faces of one decoded photo, aligned, ready to be embedded together with those of
   * other photos. The result holds memory outside the heap until it is closed.
   */
  AlignedFaces align(DecodedPhoto photo, List<? extends FaceRegion> faces);

  /** Embeds the faces of several photos as one batch, in their order. Closes nothing. */
  List<Embedding> embed(List<AlignedFaces> faces);

  /** Compares two embeddings at this verifier's threshold. */
  Verification compare(Embedding a, Embedding b);

  /** Embeds and compares two faces. */
  default Verification verify(FaceRegion a, FaceRegion b) {
    return compare(embed(a), embed(b));
  }

  /** The greatest distance that is called one person at this false match rate. */
  double threshold(FalseMatchRate rate);

  /** The smallest false match rate that this verifier has a threshold for. */
  FalseMatchRate strictest();

  /** The largest false match rate that this verifier has a threshold for. */
  FalseMatchRate loosest();

  /**
   * What tells this verifier's embeddings from those of others, for whoever stores them: the name
   * and the checksum of its model. The class's name, unless a verifier knows better.
   */
  default String model() {
    return getClass().getName();
  }

  /** Releases the graph. Embedding afterwards throws {@link IllegalStateException}. */
  @Override
  void close();
}
