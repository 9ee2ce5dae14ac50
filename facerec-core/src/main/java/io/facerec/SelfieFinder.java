package io.facerec;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.detect.YoloDetector;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.image.PhotoFiles;
import io.facerec.verify.Embedding;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.SiameseVerifier;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the photos that show one person, given one picture of that person (the avatar).
 *
 * <pre>{@code
 * Selfies found = new SelfieFinder(Path.of("avatar.jpg")).find(Path.of("holiday"));
 * for (Selfie selfie : found) {
 *   out.printf("%s %.0f%%%n", selfie.photo(), 100 * selfie.probability());
 * }
 * found.problems().forEach(out::println);
 * }</pre>
 *
 * <p>A photo that cannot be searched is reported with its reason and stops nothing. Memory is
 * bounded by the batch and the number of workers, never by the number of photos; {@link #find}
 * alone keeps what it returns: boxes and numbers, no pixels.
 *
 * <p>Safe for use by several threads, which then share this finder's workers. There is nothing to
 * close: idle workers end by themselves, the shipped models are shared by the whole process, and
 * models that the caller gave stay the caller's to close.
 */
public final class SelfieFinder {
  private final Searcher searcher;
  private final Likeness likeness;
  private final OptionalLong maxPixels;
  private final ProgressListener progress;

  /**
   * A finder with the shipped models and default options.
   *
   * @throws io.facerec.exception.UnreadablePhotoException if the avatar cannot be read
   * @throws io.facerec.exception.NoFaceException if no face is found on it
   * @throws io.facerec.exception.SeveralFacesException if it is not clear which face is meant
   * @throws io.facerec.exception.MissingNativeLibraryException if TensorFlow cannot run here
   */
  public SelfieFinder(Path avatar) {
    this(builder(avatar));
  }

  private SelfieFinder(Builder options) {
    Detector detector = options.detector == null ? YoloDetector.ofDefault() : options.detector;
    likeness = options.likeness(detector);
    searcher = new Searcher(detector, likeness, options.parallelism, options.batch);
    maxPixels = options.maxPixels;
    progress = options.progress;
  }

  /** Options for a finder of the person on this picture. */
  public static Builder builder(Path avatar) {
    return builder(Photo.of(avatar));
  }

  /** Options for a finder of the person on this picture. */
  public static Builder builder(Photo avatar) {
    return new Builder(new Avatar(avatar, Optional.empty()));
  }

  /** Options for a finder of the person whose face is about at this place of the picture. */
  public static Builder builder(Photo avatar, Box face) {
    return new Builder(new Avatar(avatar, Optional.of(face)));
  }

  /**
   * Searches photos and collects what was found.
   *
   * @param photos files, and folders with all that is below them, in the order of {@link
   *     PhotoFiles}
   */
  public Selfies find(Collection<Path> photos) {
    try (Stream<SearchedPhoto> searched = search(photos)) {
      return new Selfies(searched.toList());
    }
  }

  /** Searches files and folders, as {@link #find(Collection)}. */
  public Selfies find(Path... photos) {
    return find(ImmutableList.copyOf(photos));
  }

  /**
   * The selfies among these files and folders, lazily, in the order of the photos. Photos that
   * could not be searched are passed over: {@link #search(Collection)} and the progress listener
   * tell of them. Close the stream, unless it is used up.
   */
  public Stream<Selfie> stream(Collection<Path> photos) {
    return search(photos).flatMap(SearchedPhoto::selfies);
  }

  /**
   * Every photo among these files and folders, with all its faces or its problem, lazily, in their
   * order. Close the stream, unless it is used up.
   */
  public Stream<SearchedPhoto> search(Collection<Path> photos) {
    List<Path> files = PhotoFiles.in(photos);
    return search(files.stream().map(Photo::of), files.size());
  }

  /**
   * Every photo with all its faces or its problem, lazily, in their order. The photos are asked for
   * as workers become free, by the thread that uses the returned stream. Close that, unless it is
   * used up: closing stops the workers and closes the given stream. If the thread is interrupted
   * the search ends with a {@link java.util.concurrent.CancellationException}.
   */
  public Stream<SearchedPhoto> search(Stream<Photo> photos) {
    return search(photos, -1);
  }

  /**
   * Looks for this finder's person on a photo that was searched before, for anybody, by a finder
   * with the same models: the same answer as searching it again, without reading its pixels.
   */
  public SearchedPhoto judge(SearchedPhoto searched) {
    List<Face> faces = searched.faces().stream().map(SeenFace::face).toList();
    List<Embedding> embeddings = searched.faces().stream().map(SeenFace::embedding).toList();
    return new SearchedPhoto(
        searched.photo(), likeness.judge(faces, embeddings), searched.problem());
  }

  private Stream<SearchedPhoto> search(Stream<Photo> photos, long total) {
    AtomicLong done = new AtomicLong();
    return searcher
        .search(photos.map(this::limited))
        .peek(photo -> progress.searched(done.incrementAndGet(), total, photo));
  }

  private Photo limited(Photo photo) {
    return maxPixels.isPresent() ? photo.withMaxPixels(maxPixels.getAsLong()) : photo;
  }

  /** Options of a finder, each with a default. */
  public static final class Builder {
    private final List<Avatar> avatars = new ArrayList<>();
    private final List<Avatar> lookalikes = new ArrayList<>();
    private @Nullable Detector detector;
    private @Nullable Verifier verifier;
    private @Nullable FalseMatchRate threshold;
    private OptionalLong maxPixels = OptionalLong.empty();
    private int parallelism = Runtime.getRuntime().availableProcessors();
    private int batch = 32;
    private boolean severalPerPhoto;
    private ProgressListener progress = (done, total, photo) -> {};

    private Builder(Avatar avatar) {
      avatars.add(avatar);
    }

    /** Another picture of the same person; all are averaged. Default: none. */
    @CanIgnoreReturnValue
    public Builder also(Path avatar) {
      return also(Photo.of(avatar));
    }

    /** Another picture of the same person; all are averaged. Default: none. */
    @CanIgnoreReturnValue
    public Builder also(Photo avatar) {
      avatars.add(new Avatar(avatar, Optional.empty()));
      return this;
    }

    /** Another picture of the same person, whose face is about at this place. Default: none. */
    @CanIgnoreReturnValue
    public Builder also(Photo avatar, Box face) {
      avatars.add(new Avatar(avatar, Optional.of(face)));
      return this;
    }

    /** A picture of somebody else who looks alike: closer to it is no match. Default: none. */
    @CanIgnoreReturnValue
    public Builder not(Path lookalike) {
      return not(Photo.of(lookalike));
    }

    /** A picture of somebody else who looks alike: closer to it is no match. Default: none. */
    @CanIgnoreReturnValue
    public Builder not(Photo lookalike) {
      lookalikes.add(new Avatar(lookalike, Optional.empty()));
      return this;
    }

    /** Finds the faces; stays the caller's to close. Default: the shipped one. */
    @CanIgnoreReturnValue
    public Builder detector(Detector faces) {
      detector = faces;
      return this;
    }

    /** Compares the faces; stays the caller's to close. Default: the shipped one. */
    @CanIgnoreReturnValue
    public Builder verifier(Verifier comparing) {
      verifier = comparing;
      return this;
    }

    /** How often somebody else may be called the person. Default: the verifier's own. */
    @CanIgnoreReturnValue
    public Builder threshold(FalseMatchRate rate) {
      threshold = rate;
      return this;
    }

    /** Photos worked on at once, at least 1. Default: the processors of this machine. */
    @CanIgnoreReturnValue
    public Builder parallelism(int photos) {
      checkArgument(photos >= 1, "parallelism is %s, must be at least 1", photos);
      parallelism = photos;
      return this;
    }

    /** Faces of several photos that are embedded together, at least 1. Default: 32. */
    @CanIgnoreReturnValue
    public Builder batch(int faces) {
      checkArgument(faces >= 1, "batch is %s, must be at least 1", faces);
      batch = faces;
      return this;
    }

    /** Whether a photo may show the person more than once (collages, mirrors). Default: false. */
    @CanIgnoreReturnValue
    public Builder severalPerPhoto(boolean several) {
      severalPerPhoto = several;
      return this;
    }

    /** Is told of each photo that is done, by the thread that asks for it. Default: nobody. */
    @CanIgnoreReturnValue
    public Builder progress(ProgressListener listener) {
      progress = listener;
      return this;
    }

    /** The most pixels that a photo's header may claim. Default: what each photo says. */
    @CanIgnoreReturnValue
    public Builder maxPixels(long pixels) {
      checkArgument(pixels >= 1, "maxPixels is %s, must be at least 1", pixels);
      maxPixels = OptionalLong.of(pixels);
      return this;
    }

    private Likeness likeness(Detector detector) {
      Verifier comparing = verifier == null ? SiameseVerifier.ofDefault() : verifier;
      FalseMatchRate rate = threshold;
      OptionalDouble distance =
          rate == null ? OptionalDouble.empty() : OptionalDouble.of(comparing.threshold(rate));
      AvatarReader reader = new AvatarReader(detector, comparing);
      return new Likeness(
          comparing,
          Embedding.mean(avatars.stream().map(reader::embed).toList()),
          lookalikes.stream().map(reader::embed).toList(),
          distance,
          severalPerPhoto);
    }

    /**
     * Loads the shipped models, where no others are given, and embeds the avatars.
     *
     * @throws io.facerec.exception.UnreadablePhotoException if an avatar cannot be read
     * @throws io.facerec.exception.NoFaceException if no face is found on one
     * @throws io.facerec.exception.SeveralFacesException if it is not clear which face is meant
     * @throws io.facerec.exception.MissingNativeLibraryException if TensorFlow cannot run here
     * @throws IllegalArgumentException if the verifier does not know the false match rate
     */
    public SelfieFinder build() {
      return new SelfieFinder(this);
    }
  }
}
