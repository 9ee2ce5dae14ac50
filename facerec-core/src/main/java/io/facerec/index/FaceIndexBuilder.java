package io.facerec.index;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.Problem;
import io.facerec.ProgressListener;
import io.facerec.SearchedPhoto;
import io.facerec.SelfieFinder;
import io.facerec.SelfieFinderBuilder;
import io.facerec.detect.Detector;
import io.facerec.detect.YoloDetector;
import io.facerec.image.Photo;
import io.facerec.image.PhotoFiles;
import io.facerec.verify.Embedding;
import io.facerec.verify.SiameseVerifier;
import io.facerec.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Options of making an index and of bringing it up to date, each with a default. */
public final class FaceIndexBuilder {
  private final Path file;
  private @Nullable Detector detector;
  private @Nullable Verifier verifier;
  private OptionalInt parallelism = OptionalInt.empty();
  private ProgressListener progress = (done, total, photo) -> {};

  FaceIndexBuilder(Path file) {
    this.file = file;
  }

  /** Finds the faces; stays the caller's to close. Default: the shipped one. */
  @CanIgnoreReturnValue
  public FaceIndexBuilder detector(Detector faces) {
    detector = faces;
    return this;
  }

  /** Embeds the faces; stays the caller's to close. Default: the shipped one. */
  @CanIgnoreReturnValue
  public FaceIndexBuilder verifier(Verifier embedding) {
    verifier = embedding;
    return this;
  }

  /** Photos worked on at once, at least 1. Default: the processors of this machine. */
  @CanIgnoreReturnValue
  public FaceIndexBuilder parallelism(int photos) {
    checkArgument(photos >= 1, "parallelism is %s, must be at least 1", photos);
    parallelism = OptionalInt.of(photos);
    return this;
  }

  /** Is told of each photo that is searched, by the thread that updates. Default: nobody. */
  @CanIgnoreReturnValue
  public FaceIndexBuilder progress(ProgressListener listener) {
    progress = listener;
    return this;
  }

  /**
   * Makes the index hold these photos and no others: those that it does not know, and those whose
   * file has another size or time of change, are searched; the others are kept. Until all is done,
   * the index of before stays in its place. What a killed or failed update had done is kept beside
   * it and not done again.
   *
   * @param photos files, and folders with all that is below them, as {@link PhotoFiles} lists them
   * @throws io.facerec.exception.InvalidIndexException if the index there is damaged, or was made
   *     by another model
   * @throws UncheckedIOException if it cannot be written, say because the disk is full
   */
  public IndexUpdate update(Collection<Path> photos) {
    Verifier embedding = verifier == null ? SiameseVerifier.ofDefault() : verifier;
    Embedding anybody = AnyFace.embeddedBy(embedding);
    IndexHeader header = new IndexHeader(anybody.size(), embedding.model());
    try (KnownPhotos known = KnownPhotos.of(file, header)) {
      ImmutableList<Path> files = ImmutableSet.copyOf(PhotoFiles.in(photos)).asList();
      IndexUpdate update;
      try (IndexWriter writer = new IndexWriter(file, header)) {
        update = write(files, known, writer, finder(embedding, anybody));
        writer.commit();
      }
      known.deleteLeftovers();
      return update;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Makes an index of photos whose faces were embedded elsewhere, by a verifier of the same model:
   * say by other machines, or taken from other indexes. What is at the place is replaced.
   *
   * @throws IllegalArgumentException if an embedding is of another size than the verifier's
   * @throws UncheckedIOException if it cannot be written
   */
  public void save(Stream<IndexedPhoto> photos) {
    Verifier embedding = verifier == null ? SiameseVerifier.ofDefault() : verifier;
    int size = AnyFace.embeddedBy(embedding).size();
    try (IndexWriter writer = new IndexWriter(file, new IndexHeader(size, embedding.model()))) {
      for (IndexedPhoto photo : (Iterable<IndexedPhoto>) photos::iterator) {
        writer.add(photo);
      }
      writer.commit();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("cannot write the index " + file + ": " + e.getMessage(), e);
  }

  private IndexUpdate write(
      List<Path> files, KnownPhotos known, IndexWriter writer, SelfieFinder finder)
      throws IOException {
    List<Path> changed = new ArrayList<>();
    List<FileStamp> stamps = new ArrayList<>();
    long stayed = 0;
    for (Path photo : files) {
      FileStamp stamp = FileStamp.of(photo);
      Optional<IndexedPhoto> unchanged = known.unchanged(photo.toString(), stamp);
      if (unchanged.isPresent()) {
        writer.add(unchanged.get());
      } else {
        changed.add(photo);
        stamps.add(stamp);
      }
      if (known.isIndexed(photo.toString())) {
        stayed++;
      }
    }
    List<Problem> problems = new ArrayList<>();
    Iterator<FileStamp> stamp = stamps.iterator();
    long done = 0;
    try (Stream<SearchedPhoto> searched = finder.search(changed.stream().map(Photo::of))) {
      for (SearchedPhoto photo : (Iterable<SearchedPhoto>) searched::iterator) {
        writer.add(IndexedPhoto.of(photo, stamp.next()));
        photo.problem().ifPresent(problems::add);
        progress.searched(++done, changed.size(), photo);
      }
    }
    return new IndexUpdate(
        files.size() - changed.size(), changed.size(), known.indexed() - stayed, problems);
  }

  private SelfieFinder finder(Verifier embedding, Embedding anybody) {
    SelfieFinderBuilder builder =
        SelfieFinder.builder(anybody)
            .detector(detector == null ? YoloDetector.ofDefault() : detector)
            .verifier(embedding);
    parallelism.ifPresent(builder::parallelism);
    return builder.build();
  }
}
