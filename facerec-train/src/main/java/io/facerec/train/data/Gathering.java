package io.facerec.train.data;

import java.nio.file.Path;
import java.util.Set;

/** Gathers the faces of a training from those that came with the data and from other folders. */
final class Gathering {
  private final TaughtFaces.Builder faces;
  private final KeptApart apart = new KeptApart();
  private final Set<String> excluded;
  private final TaughtFolders others;

  /**
   * Begins without a face.
   *
   * @param width values of an embedding
   * @param excluded people who are left out
   * @param others what other folders say
   */
  Gathering(int width, Set<String> excluded, TaughtFolders others) {
    this.faces = TaughtFaces.builder(width);
    this.excluded = excluded;
    this.others = others;
  }

  /** Adds a face that came with the data, unless its person is left out. */
  void add(FacePhoto face, float... embedding) {
    if (face.identity().filter(excluded::contains).isPresent()) {
      keepApart(face.path(), embedding);
    } else {
      faces.add(face, others.of(face.path(), embedding));
    }
  }

  /** Notes a face of a person who must not be learned from, under whatever name. */
  void keepApart(Path path, float... embedding) {
    apart.add(embedding);
    apart.add(others.of(path, embedding));
  }

  /** Adds the faces of other folders, and ends. */
  TaughtFaces end() {
    if (!others.isEmpty()) {
      others.addStrangers(faces, apart);
    }
    return faces.build();
  }
}
