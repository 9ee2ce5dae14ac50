package io.facerec;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.detect.Detector;
import io.facerec.detect.YoloDetector;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.SiameseVerifier;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Options of a finder, each with a default.
 *
 * <p>Feedback is what helps most: on people with many photos, two more pictures of the person find
 * half as many photos again, and one picture of a relative who was taken for the person keeps
 * nearly all of that relative's other photos out (docs/avatars.md).
 */
public final class SelfieFinderBuilder {
  /** The default of {@link #leastQuality}. */
  public static final FaceQuality LEAST_QUALITY = new FaceQuality(12, 1, 0.4);

  /** The default of {@link #leastAvatarQuality}. */
  public static final FaceQuality LEAST_AVATAR_QUALITY = new FaceQuality(18, 1.5, 0.45);

  /** The default of {@link #threshold}. */
  public static final FalseMatchRate FALSE_MATCH_RATE = FalseMatchRate.of(1e-4);

  private final KnownFaces known = new KnownFaces();
  private @Nullable Detector detector;
  private @Nullable Verifier verifier;
  private @Nullable FalseMatchRate threshold;
  private FaceQuality leastQuality = LEAST_QUALITY;
  private FaceQuality leastAvatarQuality = LEAST_AVATAR_QUALITY;
  private Optional<ExpectedShare> expectedShare = Optional.empty();
  private OptionalLong maxPixels = OptionalLong.empty();
  private int parallelism = Runtime.getRuntime().availableProcessors();
  private int batch = 32;
  private boolean severalPerPhoto;
  private boolean queryExpansion = true;
  private ProgressListener progress = (done, total, photo) -> {};

  SelfieFinderBuilder() {}

  /** Another picture of the same person; all are averaged. Default: none. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder also(Path avatar) {
    return also(Photo.of(avatar));
  }

  /** Another picture of the same person; all are averaged. Default: none. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder also(Photo avatar) {
    known.addPerson(new Avatar(avatar, Optional.empty()));
    return this;
  }

  /** Another picture of the same person, whose face is about at this place. Default: none. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder also(Photo avatar, Box face) {
    known.addPerson(new Avatar(avatar, Optional.of(face)));
    return this;
  }

  /** A face of the same person, as an earlier search saw it. Default: none. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder also(SeenFace face) {
    return also(face.embedding());
  }

  /** A face of the same person, embedded by the same verifier. Default: none. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder also(Embedding face) {
    known.addPerson(face);
    return this;
  }

  /**
   * A picture of somebody else who looks alike: a face that is not clearly closer to the person
   * than to it is no match. Default: none.
   */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder not(Path lookalike) {
    return not(Photo.of(lookalike));
  }

  /** A picture of somebody else who looks alike. Default: none. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder not(Photo lookalike) {
    known.addOther(new Avatar(lookalike, Optional.empty()));
    return this;
  }

  /** A picture of somebody else, whose face is about at this place. Default: none. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder not(Photo lookalike, Box face) {
    known.addOther(new Avatar(lookalike, Optional.of(face)));
    return this;
  }

  /** A face of somebody else, as an earlier search saw (and mistook) it. Default: none. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder not(SeenFace face) {
    return not(face.embedding());
  }

  /** A face of somebody else, embedded by the same verifier. Default: none. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder not(Embedding face) {
    known.addOther(face);
    return this;
  }

  /** Finds the faces; stays the caller's to close. Default: the shipped one. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder detector(Detector faces) {
    detector = faces;
    return this;
  }

  /** Compares the faces; stays the caller's to close. Default: the shipped one. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder verifier(Verifier comparing) {
    verifier = comparing;
    return this;
  }

  /**
   * How often a face of somebody else may be called the person's. Default: 1e-4, or the strictest
   * that the verifier has a threshold for, if it has none for that. It is stricter than a
   * verifier's own for two faces, because an album makes thousands of comparisons: of 1,000 faces
   * of strangers, 1e-3 lets one through in every album, 1e-4 in one album of ten.
   */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder threshold(FalseMatchRate rate) {
    threshold = rate;
    return this;
  }

  /**
   * What a face of a photo has to offer to be judged; others are reported as {@link
   * Verdict#TOO_POOR}. Default: {@link #LEAST_QUALITY}, below which hardly anybody is recognised
   * and much is no face.
   */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder leastQuality(FaceQuality least) {
    leastQuality = least;
    return this;
  }

  /**
   * What the face of an avatar has to offer. Default: {@link #LEAST_AVATAR_QUALITY}, below which an
   * avatar finds less than a third of the photos that a good one finds; {@link FaceQuality#ANY}
   * goes on regardless.
   */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder leastAvatarQuality(FaceQuality least) {
    leastAvatarQuality = least;
    return this;
  }

  /**
   * The share of faces that are expected to be the person's, in (0, 1), which probabilities rest
   * on. Default: what a whole album suggests ({@link Selfies#share}), and 1/2 while photos stream,
   * of which no whole is known.
   */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder expectedShare(double share) {
    expectedShare = Optional.of(new ExpectedShare(share));
    return this;
  }

  /** Photos worked on at once, at least 1. Default: the processors of this machine. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder parallelism(int photos) {
    checkArgument(photos >= 1, "parallelism is %s, must be at least 1", photos);
    parallelism = photos;
    return this;
  }

  /** Faces of several photos that are embedded together, at least 1. Default: 32. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder batch(int faces) {
    checkArgument(faces >= 1, "batch is %s, must be at least 1", faces);
    batch = faces;
    return this;
  }

  /** Whether a photo may show the person more than once (collages, mirrors). Default: false. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder severalPerPhoto(boolean several) {
    severalPerPhoto = several;
    return this;
  }

  /**
   * Whether a whole album tells more of the person: its faces are grouped into persons, the nearest
   * group that matches the avatar joins it, and other groups that are near are told apart as
   * lookalikes (query expansion). For {@link SelfieFinder#find} and {@link
   * SelfieFinder#judge(java.util.List)}, and without reading a photo twice; photos that stream are
   * judged by the avatars alone. It finds many more of the person's photos than one picture does
   * (docs/avatars.md); but where somebody looks so much alike as to be the nearest group, all of
   * their photos come with it. Default: true.
   */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder queryExpansion(boolean on) {
    queryExpansion = on;
    return this;
  }

  /** Is told of each photo that is done, by the thread that asks for it. Default: nobody. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder progress(ProgressListener listener) {
    progress = listener;
    return this;
  }

  /** The most pixels that a photo's header may claim. Default: what each photo says. */
  @CanIgnoreReturnValue
  public SelfieFinderBuilder maxPixels(long pixels) {
    checkArgument(pixels >= 1, "maxPixels is %s, must be at least 1", pixels);
    maxPixels = OptionalLong.of(pixels);
    return this;
  }

  /**
   * Loads the shipped models, where no others are given, and embeds the avatars.
   *
   * @throws io.facerec.exception.UnreadablePhotoException if an avatar cannot be read
   * @throws io.facerec.exception.NoFaceException if no face is found on one
   * @throws io.facerec.exception.SeveralFacesException if it is not clear which face is meant
   * @throws io.facerec.exception.PoorAvatarException if a face is too small, too blurred or too
   *     unlike a face
   * @throws io.facerec.exception.MissingNativeLibraryException if TensorFlow cannot run here
   * @throws IllegalArgumentException if the verifier does not know the false match rate
   */
  public SelfieFinder build() {
    return new SelfieFinder(this);
  }

  KnownFaces known() {
    return known;
  }

  FaceQuality leastAvatarQuality() {
    return leastAvatarQuality;
  }

  Optional<ExpectedShare> expectedShare() {
    return expectedShare;
  }

  OptionalLong maxPixels() {
    return maxPixels;
  }

  ProgressListener progress() {
    return progress;
  }

  Detector detector() {
    return detector == null ? YoloDetector.ofDefault() : detector;
  }

  Verifier verifier() {
    return verifier == null ? SiameseVerifier.ofDefault() : verifier;
  }

  Searcher searcher(Detector detecting, Likeness likeness) {
    return new Searcher(detecting, likeness, parallelism, batch);
  }

  Optional<QueryExpansion> queryExpansion(Verifier comparing) {
    return queryExpansion
        ? Optional.of(QueryExpansion.of(comparing, rate(comparing)))
        : Optional.empty();
  }

  Likeness likeness(Verifier comparing, Embedding person, List<Embedding> others) {
    return new Likeness(
        comparing,
        person,
        others,
        comparing.threshold(rate(comparing)),
        leastQuality,
        expectedShare.orElse(ExpectedShare.HALF),
        severalPerPhoto);
  }

  private FalseMatchRate rate(Verifier comparing) {
    if (threshold != null) {
      return threshold;
    }
    FalseMatchRate strictest = comparing.strictest();
    return strictest.rate() > FALSE_MATCH_RATE.rate() ? strictest : FALSE_MATCH_RATE;
  }
}
