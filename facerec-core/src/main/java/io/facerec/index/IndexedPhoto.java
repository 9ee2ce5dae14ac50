package io.facerec.index;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.EmbeddedFace;
import io.facerec.Problem;
import io.facerec.SearchedPhoto;
import io.facerec.image.Photo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an index knows of one photo.
 *
 * @param path as it was given, or as it follows from the folder that was
 * @param bytes the file's size when it was indexed, or -1 if it could not be looked at
 * @param modified nanoseconds since 1970 (UTC) at the file's last change
 * @param faces surest first; none where there is a problem, or nobody on it
 * @param problem why it could not be searched, if it could not
 */
public record IndexedPhoto(
    String path, long bytes, long modified, List<EmbeddedFace> faces, Optional<Problem> problem) {
  /** Copies the list. */
  public IndexedPhoto {
    faces = ImmutableList.copyOf(faces);
    checkArgument(problem.isEmpty() || faces.isEmpty(), "%s has both faces and a problem", path);
  }

  static IndexedPhoto of(SearchedPhoto searched, FileStamp stamp) {
    return new IndexedPhoto(
        searched.photo().name(),
        stamp.bytes(),
        stamp.modified(),
        searched.faces().stream().map(EmbeddedFace::of).toList(),
        searched.problem());
  }

  /** The photo, to be read again. */
  public Photo photo() {
    return Photo.of(Path.of(path));
  }

  FileStamp stamp() {
    return new FileStamp(bytes, modified);
  }
}
