package io.facerec.index;

import io.facerec.exception.InvalidIndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The photos of an index, and of what killed updates of it left, by path: where each stands, not
 * what was found. About 200 bytes a photo.
 */
final class KnownPhotos implements AutoCloseable {
  private record Place(IndexFile file, long place, FileStamp stamp) {}

  private final Map<String, Place> places = new HashMap<>();
  private final List<IndexFile> files = new ArrayList<>();
  private final List<Path> leftovers;
  private final Set<String> indexedPaths = new HashSet<>();

  private KnownPhotos(List<Path> leftovers) {
    this.leftovers = leftovers;
  }

  /**
   * Reads what there is.
   *
   * @throws InvalidIndexException if the index is damaged, or was made by another model
   */
  static KnownPhotos of(Path index, IndexHeader header) throws IOException {
    KnownPhotos known = new KnownPhotos(Leftovers.of(index));
    try {
      if (Files.exists(index)) {
        known.readIndex(index, header);
      }
      for (Path part : known.leftovers) {
        known.readPart(part, header);
      }
      return known;
    } catch (IOException | RuntimeException e) {
      known.close();
      throw e;
    }
  }

  private void readIndex(Path index, IndexHeader header) throws IOException {
    IndexFile file = IndexFile.open(index);
    files.add(file);
    if (!file.header().equals(header)) {
      throw new InvalidIndexException(
          index.toString(),
          "it was made by the model %s, now there is %s; name another file, or delete it"
              .formatted(file.header().model(), header.model()),
          null);
    }
    file.readAll((place, photo) -> add(file, place, photo));
    indexedPaths.addAll(places.keySet());
  }

  private void readPart(Path part, IndexHeader header) throws IOException {
    try {
      IndexFile file = IndexFile.open(part);
      files.add(file);
      if (file.header().equals(header)) {
        file.readWhole((place, photo) -> add(file, place, photo));
      }
    } catch (InvalidIndexException e) {
      // killed before it had a whole header: there is nothing in it
    }
  }

  private void add(IndexFile file, long place, IndexedPhoto photo) {
    places.put(photo.path(), new Place(file, place, photo.stamp()));
  }

  /** How many photos the index itself has. */
  long indexed() {
    return indexedPaths.size();
  }

  /** Whether the index itself has the photo. */
  boolean isIndexed(String path) {
    return indexedPaths.contains(path);
  }

  /** What is known of a photo, if it is known and its file is unchanged. */
  Optional<IndexedPhoto> unchanged(String path, FileStamp now) throws IOException {
    Place known = places.get(path);
    return known != null && now.isSameAs(known.stamp())
        ? Optional.of(known.file().read(known.place()))
        : Optional.empty();
  }

  /** Deletes what killed updates left, once an index holds it. */
  void deleteLeftovers() throws IOException {
    close();
    for (Path part : leftovers) {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public void close() throws IOException {
    for (IndexFile file : files) {
      file.close();
    }
  }
}
