package io.facerec.examples.album;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableMap;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.train.evaluation.face.MarkedFace;
import java.util.List;
import java.util.Optional;

/** Sees the one face of a photo where it is marked; on other photos what another detector sees. */
final class MarkedDetector implements Detector {
  private final ImmutableMap<Photo, MarkedFace> faces;
  private final Detector others;

  MarkedDetector(List<MarkedFace> faces, Detector others) {
    this.faces = faces.stream().collect(toImmutableMap(MarkedFace::photo, face -> face));
    this.others = others;
  }

  @Override
  public List<Face> detect(DecodedPhoto photo) {
    MarkedFace face = faces.get(photo.photo());
    return face == null
        ? others.detect(photo)
        : List.of(new Face(photo.photo(), face.box(), 1, Optional.of(face.marks())));
  }

  @Override
  public int longestSide() {
    return others.longestSide();
  }

  /** The other detector stays its owner's. */
  @Override
  public void close() {}
}
