package io.facerec.verify;

import io.facerec.image.AlignedFaces;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceRegion;
import java.nio.file.Path;
import java.util.List;

/** The default verifier: a Siamese net that embeds aligned faces on the unit sphere. */
public final class SiameseVerifier implements Verifier {
  private SiameseVerifier() {}

  /** The verifier that ships with facerec, shared by the whole process; closing it does nothing. */
  public static SiameseVerifier ofDefault() {
    throw new UnsupportedOperationException("under construction");
  }

  /** The verifier in this folder, at the false match rate of its card. */
  public static SiameseVerifier load(Path folder) {
    return new SiameseVerifier();
  }

  @Override
  public Embedding embed(FaceRegion face) {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public AlignedFaces align(DecodedPhoto photo, List<? extends FaceRegion> faces) {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public List<Embedding> embed(List<AlignedFaces> faces) {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public Verification compare(Embedding a, Embedding b) {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public double threshold(FalseMatchRate rate) {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public void close() {}
}
