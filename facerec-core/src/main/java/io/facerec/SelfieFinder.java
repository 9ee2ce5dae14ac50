package io.facerec;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Detector;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.image.PhotoFiles;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

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
  private final Optional<QueryExpansion> expansion;
  private final ImmutableList<AvatarFace> avatars;
  private final Optional<ExpectedShare> share;
  private final OptionalLong maxPixels;
  private final ProgressListener progress;

  /**
   * A finder with the shipped models and default options.
   *
   * @throws io.facerec.exception.UnreadablePhotoException if the avatar cannot be read
   * @throws io.facerec.exception.NoFaceException if no face is found on it
   * @throws io.facerec.exception.SeveralFacesException if it is not clear which face is meant
   * @throws io.facerec.exception.PoorAvatarException if it is too small, too blurred or too unlike
   *     a face
   * @throws io.facerec.exception.MissingNativeLibraryException if TensorFlow cannot run here
   */
  public SelfieFinder(Path avatar) {
    this(builder(avatar));
  }

  SelfieFinder(SelfieFinderBuilder options) {
    Detector detector = options.detector();
    Verifier verifier = options.verifier();
    AvatarReader reader = new AvatarReader(detector, verifier);
    List<EmbeddedFace> read = options.known().avatars(reader, options.leastAvatarQuality());
    avatars =
        read.stream()
            .map(face -> new AvatarFace(face.face(), face.quality()))
            .collect(toImmutableList());
    likeness =
        options.likeness(verifier, options.known().person(read), options.known().others(reader));
    expansion = options.queryExpansion(verifier);
    searcher = options.searcher(detector, likeness);
    share = options.expectedShare();
    maxPixels = options.maxPixels();
    progress = options.progress();
  }

  private SelfieFinder(SelfieFinder other, Likeness likeness) {
    avatars = other.avatars;
    this.likeness = likeness;
    expansion = other.expansion;
    searcher = other.searcher;
    share = other.share;
    maxPixels = other.maxPixels;
    progress = other.progress;
  }

  /** Options for a finder of the person on this picture. */
  public static SelfieFinderBuilder builder(Path avatar) {
    return builder(Photo.of(avatar));
  }

  /** Options for a finder of the person on this picture. */
  public static SelfieFinderBuilder builder(Photo avatar) {
    return new SelfieFinderBuilder().also(avatar);
  }

  /** Options for a finder of the person whose face is about at this place of the picture. */
  public static SelfieFinderBuilder builder(Photo avatar, Box face) {
    return new SelfieFinderBuilder().also(avatar, face);
  }

  /** Options for a finder of the person whose face an earlier search saw. */
  public static SelfieFinderBuilder builder(SeenFace face) {
    return new SelfieFinderBuilder().also(face);
  }

  /** Options for a finder of the person with this embedding, of the same verifier. */
  public static SelfieFinderBuilder builder(Embedding face) {
    return new SelfieFinderBuilder().also(face);
  }

  /** The faces that were meant on the avatars, in the order in which these were given. */
  public List<AvatarFace> avatars() {
    return avatars;
  }

  /**
   * Searches photos and collects what was found, also by what the album itself tells of the person
   * ({@link SelfieFinderBuilder#queryExpansion}).
   *
   * @param photos files, and folders with all that is below them, in the order of {@link
   *     PhotoFiles}
   */
  public Selfies find(Collection<Path> photos) {
    try (Stream<SearchedPhoto> searched = search(photos)) {
      return judge(searched.toList());
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
    List<EmbeddedFace> faces = searched.faces().stream().map(EmbeddedFace::of).toList();
    return new SearchedPhoto(searched.photo(), likeness.judge(faces), searched.problem());
  }

  /**
   * Looks for this finder's person among photos that were searched before, for anybody, as {@link
   * #find(Collection)}: what a better finder makes of an album, once feedback is there.
   */
  public Selfies judge(List<SearchedPhoto> album) {
    return Selfies.of(album.stream().map(expandedBy(album)::judge).toList(), share);
  }

  /** As {@link #expandedBy(List, long)}, by all photos of an album. */
  public SelfieFinder expandedBy(List<SearchedPhoto> album) {
    return expandedBy(album, album.stream().mapToLong(photo -> photo.faces().size()).sum());
  }

  /**
   * This finder, with what an album tells of its person ({@link
   * SelfieFinderBuilder#queryExpansion}): how {@link #person} looks at other times, and who looks
   * alike. It is what {@link #find(Collection)} judges an album by in the end; whoever keeps an
   * album's faces elsewhere judges them by it.
   *
   * @param album its photos, searched for anybody by a finder with the same models; those without a
   *     face within {@link #reach} may be missing
   * @param faces how many the whole album has
   * @return this finder, if query expansion is off
   */
  public SelfieFinder expandedBy(List<SearchedPhoto> album, long faces) {
    return expansion
        .map(known -> new SelfieFinder(this, known.learn(likeness, album, reach(faces))))
        .orElse(this);
  }

  /**
   * The distance from {@link #person} up to which faces of an album tell of the person, in [0, 2].
   *
   * @param faces of the whole album
   */
  public double reach(long faces) {
    return expansion.isPresent() ? QueryExpansion.reach(likeness, faces) : threshold();
  }

  /**
   * Looks for this finder's person among the faces of one photo, which were embedded before by a
   * verifier of the same {@link #model}.
   */
  public SearchedPhoto judge(Photo photo, List<EmbeddedFace> faces) {
    return new SearchedPhoto(photo, likeness.judge(faces), Optional.empty());
  }

  /**
   * What an album comes to of which only the photos with a face within {@link #threshold} of {@link
   * #person} were {@link #judge(Photo, List) judged}: the same selfies as if all had been.
   *
   * @param near the photos that were judged
   * @param further how many faces the other photos have, strangers all of them, at least 0; where
   *     the album suggests the {@link Selfies#share share}, they count as surely not the person's,
   *     which makes the share smaller by the part of the person's faces that the threshold misses
   */
  public Selfies conclude(List<SearchedPhoto> near, long further) {
    return Selfies.of(near, share, further);
  }

  /** What faces are compared with: the avatar's embedding, or the middle of several. */
  public Embedding person() {
    return likeness.person();
  }

  /** The greatest distance from {@link #person} at which a face may be the person's, in [0, 2]. */
  public double threshold() {
    return likeness.threshold();
  }

  /** Which model embeds faces here: {@link Verifier#model}. */
  public String model() {
    return likeness.verifier().model();
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
}
