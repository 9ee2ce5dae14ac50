package io.facerec.index;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.facerec.EmbeddedFace;
import io.facerec.FaceQuality;
import io.facerec.SearchedPhoto;
import io.facerec.SelfieFinder;
import io.facerec.Selfies;
import io.facerec.exception.InvalidIndexException;
import io.facerec.grouping.FaceGrouping;
import io.facerec.verify.Embedding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An album whose faces were found and embedded once, and that is then asked for any person without
 * reading a photo.
 *
 * <pre>{@code
 * Path file = Path.of("album.faces");
 * FaceIndex.builder(file).update(List.of(Path.of("album")));  // looks at new and changed photos
 * try (FaceIndex index = FaceIndex.open(file)) {
 *   Selfies found = index.find(new SelfieFinder(Path.of("avatar.jpg")));
 * }
 * }</pre>
 *
 * <p>An open index takes 512 bytes outside the heap for each face of 128 values, and 12 bytes of
 * heap for each photo; boxes and names stay in the file, which is checked whenever it is read. It
 * goes on with the file that it opened if an update puts another in its place. Safe for several
 * threads. Close it; closing waits for answers under way.
 */
public final class FaceIndex implements AutoCloseable {
  /**
   * How far rounding, and embeddings whose length is 1 only to 1e-3, can move a dot product: what
   * the graph selects includes all that the finder's own comparison may call a match.
   */
  private static final double SLACK = 2.5e-3;

  private final IndexFile file;
  private final PhotoTable photos;
  private final EmbeddingMatrix matrix;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private FaceIndex(IndexFile file, PhotoTable photos, EmbeddingMatrix matrix) {
    this.file = file;
    this.photos = photos;
    this.matrix = matrix;
  }

  /** Options for making an index of an album, or for bringing one up to date. */
  public static FaceIndexBuilder builder(Path file) {
    return new FaceIndexBuilder(file);
  }

  /**
   * Opens an index, and reads and checks all of it.
   *
   * @throws InvalidIndexException if it is missing, damaged or cut off
   * @throws UncheckedIOException if the file cannot be read
   */
  public static FaceIndex open(Path path) {
    try {
      IndexFile file = IndexFile.open(path);
      try {
        return read(file);
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index " + path + ": " + e.getMessage(), e);
    }
  }

  private static FaceIndex read(IndexFile file) throws IOException {
    EmbeddingMatrix matrix = new EmbeddingMatrix(file.claimedFaces(), file.header().size());
    try {
      PhotoTable.Builder photos = new PhotoTable.Builder();
      file.readAll(
          (place, photo) -> {
            photo.faces().forEach(face -> matrix.add(face.embedding().toArray()));
            photos.add(place, photo.faces().size());
          });
      return new FaceIndex(file, photos.build(), matrix);
    } catch (IOException | RuntimeException e) {
      matrix.close();
      throw e;
    }
  }

  /** How many photos, those without a face and those with a problem included. */
  public int photoCount() {
    return photos.count();
  }

  /** How many faces. */
  public long faceCount() {
    return matrix.rows();
  }

  /** Which model embedded the faces: {@link io.facerec.verify.Verifier#model}. */
  public String model() {
    return file.header().model();
  }

  /**
   * What the index knows of a photo.
   *
   * @param number from 0, less than {@link #photoCount}, in the order of the file
   * @throws InvalidIndexException if the file was damaged since it was opened
   */
  public IndexedPhoto photo(int number) {
    checkArgument(
        number >= 0 && number < photoCount(), "photo %s, there are %s", number, photoCount());
    return whileOpen(() -> read(number));
  }

  /**
   * What the index knows of all its photos, read as the stream is used, in the order of the file.
   */
  public Stream<IndexedPhoto> photos() {
    return IntStream.range(0, photoCount()).mapToObj(this::photo);
  }

  /**
   * The photos that show the finder's person: the same selfies as {@link SelfieFinder#find} gives
   * for the album, by two matrix products. {@link Selfies#photos} holds the photos that have a face
   * within the finder's threshold, no others, and no problems.
   *
   * @throws IllegalArgumentException if the finder's verifier is not of the model that made this
   *     index
   * @throws InvalidIndexException if the file was damaged since it was opened
   * @throws IllegalStateException if this index is closed
   */
  public Selfies find(SelfieFinder finder) {
    checkArgument(
        finder.model().equals(model()),
        "the index was made by the model %s, the finder has %s; index the album again with that",
        model(),
        finder.model());
    return whileOpen(
        () -> {
          SelfieFinder expanded =
              finder.expandedBy(near(finder, finder.reach(matrix.rows())), matrix.rows());
          List<SearchedPhoto> near = near(expanded, expanded.threshold());
          long judged = near.stream().mapToLong(photo -> photo.faces().size()).sum();
          return expanded.conclude(near, matrix.rows() - judged);
        });
  }

  private List<SearchedPhoto> near(SelfieFinder finder, double distance) {
    return matrix.atLeast(Embedding.cosineAt(distance) - SLACK, finder.person().toArray()).stream()
        .map(photos::photoOf)
        .distinct()
        .mapToObj(this::read)
        .map(photo -> finder.judge(photo.photo(), photo.faces()))
        .collect(toImmutableList());
  }

  /**
   * Groups the faces into persons, without knowing any of them: {@link FaceGroup} says how.
   * Compares every two faces, so its time grows with the square of their number; keeps 8 bytes for
   * each pair within the distance and about 1 KB for each face.
   *
   * @param distance that two faces of one person keep on average, in (0, 2); what a verifier's
   *     {@link io.facerec.verify.Verifier#threshold} says for a false match rate
   * @param least that a face has to offer; others are left out
   * @return the largest group first; a face that is like no other is a group by itself
   * @throws InvalidIndexException if the file was damaged since it was opened
   * @throws IllegalStateException if this index is closed
   */
  public List<FaceGroup> people(double distance, FaceQuality least) {
    checkArgument(distance > 0 && distance < 2, "distance is %s, must be in (0, 2)", distance);
    return whileOpen(
        () -> {
          ImmutableList.Builder<EmbeddedFace> all = ImmutableList.builder();
          for (int photo = 0; photo < photos.count(); photo++) {
            all.addAll(read(photo).faces());
          }
          ImmutableList<EmbeddedFace> faces = all.build();
          return new FaceGrouping(
                  matrix.rows(),
                  matrix::row,
                  matrix::pairsAtLeast,
                  Embedding.cosineAt(distance),
                  photos::photoOf)
              .group(row -> faces.get(row).quality().reaches(least)).stream()
                  .map(group -> new FaceGroup(group.stream().mapToObj(faces::get).toList()))
                  .collect(toImmutableList());
        });
  }

  private IndexedPhoto read(int number) {
    try {
      return file.read(photos.place(number));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index: " + e.getMessage(), e);
    }
  }

  private <T> T whileOpen(Supplier<T> answer) {
    lock.readLock().lock();
    try {
      checkState(!closed, "the index is closed");
      return answer.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Waits for answers under way, then frees the memory. Closing again does nothing. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        matrix.close();
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.writeLock().unlock();
    }
  }
}
