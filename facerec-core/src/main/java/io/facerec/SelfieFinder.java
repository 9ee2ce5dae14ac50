package io.facerec;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.facerec.detect.Detector;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the photos that show one person, given one picture of that person (the avatar).
 *
 * <pre>{@code
 * Selfies found = new SelfieFinder(Path.of("avatar.jpg")).find(Path.of("holiday"));
 * for (Selfie selfie : found) {
 *   out.printf("%s %.0f%%%n", selfie.photo().name(), 100 * selfie.probability());
 * }
 * found.problems().forEach(out::println);
 * }</pre>
 */
public final class SelfieFinder {
  /**
   * A finder with the shipped models and default options.
   *
   * @throws io.facerec.exception.UnreadablePhotoException if the avatar cannot be read
   * @throws io.facerec.exception.NoFaceException if no face is found on it
   * @throws io.facerec.exception.SeveralFacesException if it is not clear which face is meant
   */
  public SelfieFinder(Path avatar) {
    this(builder(avatar));
  }

  private SelfieFinder(Builder options) {}

  /** Options for a finder of the person on this picture. */
  public static Builder builder(Path avatar) {
    return builder(Photo.of(avatar));
  }

  /** Options for a finder of the person on this picture. */
  public static Builder builder(Photo avatar) {
    return new Builder();
  }

  /** Options for a finder of the person whose face is (about) at this place of the picture. */
  public static Builder builder(Photo avatar, Box face) {
    return new Builder();
  }

  /**
   * Searches files, and folders with all that is below them, and collects what was found.
   *
   * @param photos files and folders; folders are walked in the order of their names, links to
   *     folders are not followed
   */
  public Selfies find(Collection<Path> photos) {
    throw new UnsupportedOperationException("under construction");
  }

  /** Searches files and folders, as {@link #find(Collection)}. */
  public Selfies find(Path... photos) {
    return find(List.of(photos));
  }

  /** The selfies among these files and folders, lazily, in the order of the photos. Close it. */
  public Stream<Selfie> stream(Collection<Path> photos) {
    throw new UnsupportedOperationException("under construction");
  }

  /** Every photo among these files and folders with all its faces or its problem. Close it. */
  public Stream<SearchedPhoto> search(Collection<Path> photos) {
    throw new UnsupportedOperationException("under construction");
  }

  /** Every photo with all its faces or its problem, lazily, in their order. Close it. */
  public Stream<SearchedPhoto> search(Stream<Photo> photos) {
    throw new UnsupportedOperationException("under construction");
  }

  /** Options of a finder, each with a default. */
  public static final class Builder {
    private Builder() {}

    /** Another picture of the same person. Default: none. */
    @CanIgnoreReturnValue
    public Builder also(Path avatar) {
      return also(Photo.of(avatar));
    }

    /** Another picture of the same person. Default: none. */
    @CanIgnoreReturnValue
    public Builder also(Photo avatar) {
      return this;
    }

    /** Another picture of the same person, whose face is (about) at this place. Default: none. */
    @CanIgnoreReturnValue
    public Builder also(Photo avatar, Box face) {
      return this;
    }

    /** A picture of somebody who looks alike: who is closer to it is no match. Default: none. */
    @CanIgnoreReturnValue
    public Builder not(Path lookalike) {
      return not(Photo.of(lookalike));
    }

    /** A picture of somebody who looks alike: who is closer to it is no match. Default: none. */
    @CanIgnoreReturnValue
    public Builder not(Photo lookalike) {
      return this;
    }

    /** Finds the faces; stays the caller's to close. Default: the shipped one. */
    @CanIgnoreReturnValue
    public Builder detector(Detector detector) {
      return this;
    }

    /** Compares the faces; stays the caller's to close. Default: the shipped one. */
    @CanIgnoreReturnValue
    public Builder verifier(Verifier verifier) {
      return this;
    }

    /** How often somebody else may be called the person. Default: the verifier's own. */
    @CanIgnoreReturnValue
    public Builder threshold(FalseMatchRate rate) {
      return this;
    }

    /** Photos decoded at once, at least 1. Default: the processors of this machine. */
    @CanIgnoreReturnValue
    public Builder parallelism(int photos) {
      checkArgument(photos >= 1, "parallelism is %s, must be at least 1", photos);
      return this;
    }

    /** Faces of several photos that are embedded together, at least 1. Default: 32. */
    @CanIgnoreReturnValue
    public Builder batch(int faces) {
      checkArgument(faces >= 1, "batch is %s, must be at least 1", faces);
      return this;
    }

    /** Whether a photo may show the person more than once (collages, mirrors). Default: false. */
    @CanIgnoreReturnValue
    public Builder severalPerPhoto(boolean several) {
      return this;
    }

    /** Is told of each photo that is done. Default: nobody. */
    @CanIgnoreReturnValue
    public Builder progress(ProgressListener listener) {
      return this;
    }

    /** The most pixels that a photo's header may claim. Default: 100 million. */
    @CanIgnoreReturnValue
    public Builder maxPixels(long pixels) {
      checkArgument(pixels >= 1, "maxPixels is %s, must be at least 1", pixels);
      return this;
    }

    /**
     * Loads what is missing and embeds the avatars.
     *
     * @throws io.facerec.exception.UnreadablePhotoException if an avatar cannot be read
     * @throws io.facerec.exception.NoFaceException if no face is found on one
     * @throws io.facerec.exception.SeveralFacesException if it is not clear which face is meant
     */
    public SelfieFinder build() {
      return new SelfieFinder(this);
    }
  }
}
