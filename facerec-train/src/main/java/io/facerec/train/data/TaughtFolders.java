package io.facerec.train.data;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link TaughtFolder}s say of the faces of a training: another embedding in place of one that
 * came with the data, and more faces, of people whom nobody knows. For one reading.
 */
final class TaughtFolders {
  private static final Logger LOG = LoggerFactory.getLogger(TaughtFolders.class);

  private final ImmutableList<TaughtFolder> folders;
  private final Map<Path, float[]> embeddings = new HashMap<>();
  private final Set<Path> known = new HashSet<>();

  private TaughtFolders(List<TaughtFolder> folders) {
    this.folders = ImmutableList.copyOf(folders);
  }

  /** Reads these folders; of a face that is in several, the last one counts. */
  static TaughtFolders read(List<Path> paths) {
    TaughtFolders read = new TaughtFolders(paths.stream().map(TaughtFolder::read).toList());
    for (TaughtFolder folder : read.folders) {
      for (int i = 0; i < folder.photos().size(); i++) {
        read.embeddings.put(folder.photos().get(i).path(), folder.embeddings().row(i));
      }
    }
    return read;
  }

  boolean isEmpty() {
    return embeddings.isEmpty();
  }

  /**
   * The embedding of a face that came with the data: the one given, unless a folder has another.
   */
  float[] of(Path path, float... given) {
    Path face = TaughtFolder.key(path);
    known.add(face);
    return embeddings.getOrDefault(face, given);
  }

  /** Adds the faces that did not come with the data, but those who look like people kept apart. */
  void addStrangers(TaughtFaces.Builder faces, KeptApart apart) {
    List<FacePhoto> strangers = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    for (TaughtFolder folder : folders) {
      for (FacePhoto photo : folder.photos()) {
        if (known.add(photo.path())) {
          strangers.add(photo);
          rows.add(embeddings.get(photo.path()));
        }
      }
    }
    boolean[] alike = apart.alike(rows);
    int left = 0;
    for (int i = 0; i < alike.length; i++) {
      if (alike[i]) {
        left++;
      } else {
        faces.add(strangers.get(i), rows.get(i));
      }
    }
    LOG.info(
        "{} faces of unknown people, {} of them left out: within cosine {} of people kept apart",
        alike.length,
        left,
        KeptApart.ALIKE);
  }
}
