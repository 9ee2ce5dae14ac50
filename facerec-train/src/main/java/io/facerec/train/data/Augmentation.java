package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * How pictures are changed at random before a net learns from them, so that it does not learn what
 * does not matter. What is drawn depends on the seed and an element's number alone: the stream is
 * the same whatever the parallelism. Immutable.
 *
 * <pre>{@code
 * Augmentation.builder().flip(0.5).rotation(0.1).crop(0.07, 0.03)
 *     .brightness(32).contrast(0.35).blur(0.2, 2).jpegQuality(0.2, 30, 90).cutout(0.1, 0.2, 0.5)
 *     .build()
 * }</pre>
 *
 * @param movement flip, rotation and crop
 * @param light brightness and contrast
 * @param blur a softer picture
 * @param jpeg a picture that was stored coarsely
 * @param cutout a rectangle of one grey over it
 * @param exposure light, sharpness, noise and cover again, drawn for a batch at once: the cheapest
 *     way, and the shipped verifier's
 * @param albums whether some faces of a batch wear masks or sunglasses, are seen small, in motion
 *     or in the dark
 */
public record Augmentation(
    Jitter movement,
    Light light,
    Blur blur,
    Jpeg jpeg,
    Cutout cutout,
    Exposure exposure,
    boolean albums) {
  /** Pictures as they are. */
  public static final Augmentation NONE = builder().build();

  /** What the shipped verifier was trained with first. */
  public static final Augmentation FACES =
      builder().movement(Jitter.DEFAULT).exposure(Exposure.FULL).build();

  /** The same with faces that are mostly clear: what it was trained with at last. */
  public static final Augmentation GENTLE =
      builder().movement(Jitter.DEFAULT).exposure(Exposure.GENTLE).build();

  /**
   * As {@link #FACES}, and as albums show faces: small, blurred, stored coarsely, covered and in
   * the dark, and aligned as roughly as detectors do.
   */
  public static final Augmentation ALBUMS =
      builder()
          .movement(Jitter.OF_DETECTORS)
          .jpegQuality(0.15, 20, 80)
          .exposure(Exposure.FULL)
          .albums(true)
          .build();

  /**
   * Changes of light.
   *
   * @param brightness greatest number of levels of 255 that are added or taken away
   * @param contrast greatest share by which differences from the mean grow or shrink, in [0, 1)
   */
  public record Light(double brightness, double contrast) {
    /** Checks the ranges. */
    public Light {
      checkArgument(
          brightness >= 0 && brightness <= 255,
          "brightness is %s levels, must be from 0 to 255",
          brightness);
      checkArgument(contrast >= 0 && contrast < 1, "contrast is %s, must be in [0, 1)", contrast);
    }

    boolean isOn() {
      return brightness > 0 || contrast > 0;
    }
  }

  /**
   * A Gaussian blur.
   *
   * @param probability in [0, 1]
   * @param deviation its greatest deviation in pixels, in (0, 3]; the least is a fifth of it
   */
  public record Blur(double probability, double deviation) {
    /** Checks the ranges. */
    public Blur {
      checkProbability("blur", probability);
      checkArgument(
          deviation > 0 && deviation <= 3, "deviation is %s px, must be in (0, 3]", deviation);
    }
  }

  /**
   * Compression and decompression.
   *
   * @param probability in [0, 1]
   * @param least quality, from 1
   * @param most quality, up to 100
   */
  public record Jpeg(double probability, int least, int most) {
    /** Checks the ranges. */
    public Jpeg {
      checkProbability("JPEG", probability);
      checkArgument(
          1 <= least && least <= most && most <= 100,
          "quality is from %s to %s, must be within 1 to 100",
          least,
          most);
    }
  }

  /**
   * A covered rectangle.
   *
   * @param probability in [0, 1]
   * @param least share of the picture's side that a side of it is, in (0, 1]
   * @param most likewise
   */
  public record Cutout(double probability, double least, double most) {
    /** Checks the ranges. */
    public Cutout {
      checkProbability("cutout", probability);
      checkArgument(
          0 < least && least <= most && most <= 1,
          "sides are from %s to %s, must be within 0 to 1",
          least,
          most);
    }
  }

  private static void checkProbability(String what, double probability) {
    checkArgument(
        probability >= 0 && probability <= 1,
        "the probability of %s is %s, must be in [0, 1]",
        what,
        probability);
  }

  /** Whether something happens to some pictures alone. */
  boolean changesSome() {
    return blur.probability() > 0 || jpeg.probability() > 0 || cutout.probability() > 0;
  }

  /** Begins with pictures as they are. */
  public static Builder builder() {
    return new Builder();
  }

  /** The options of an {@link Augmentation}; each is off by default. */
  public static final class Builder {
    private Jitter movement = Jitter.NONE;
    private Light light = new Light(0, 0);
    private Blur blur = new Blur(0, 1);
    private Jpeg jpeg = new Jpeg(0, 30, 95);
    private Cutout cutout = new Cutout(0, 0.2, 0.5);
    private Exposure exposure = Exposure.NONE;
    private boolean albums;

    private Builder() {}

    /** All of the movement at once. */
    @CanIgnoreReturnValue
    public Builder movement(Jitter jitter) {
      movement = jitter;
      return this;
    }

    /** The probability that left and right are exchanged. */
    @CanIgnoreReturnValue
    public Builder flip(double probability) {
      movement = new Jitter(probability, movement.rotation(), movement.scale(), movement.shift());
      return this;
    }

    /** The greatest angle to either side, in radians. */
    @CanIgnoreReturnValue
    public Builder rotation(double radians) {
      movement = new Jitter(movement.mirror(), radians, movement.scale(), movement.shift());
      return this;
    }

    /** The greatest change of size, and the greatest shift, as shares of the picture's side. */
    @CanIgnoreReturnValue
    public Builder crop(double scale, double shift) {
      movement = new Jitter(movement.mirror(), movement.rotation(), scale, shift);
      return this;
    }

    /** See {@link Light#brightness}. */
    @CanIgnoreReturnValue
    public Builder brightness(double levels) {
      light = new Light(levels, light.contrast());
      return this;
    }

    /** See {@link Light#contrast}. */
    @CanIgnoreReturnValue
    public Builder contrast(double share) {
      light = new Light(light.brightness(), share);
      return this;
    }

    /** See {@link Blur}. */
    @CanIgnoreReturnValue
    public Builder blur(double probability, double deviation) {
      blur = new Blur(probability, deviation);
      return this;
    }

    /** See {@link Jpeg}. */
    @CanIgnoreReturnValue
    public Builder jpegQuality(double probability, int least, int most) {
      jpeg = new Jpeg(probability, least, most);
      return this;
    }

    /** See {@link Cutout}. */
    @CanIgnoreReturnValue
    public Builder cutout(double probability, double least, double most) {
      cutout = new Cutout(probability, least, most);
      return this;
    }

    /** See {@link Augmentation#exposure}. */
    @CanIgnoreReturnValue
    public Builder exposure(Exposure variation) {
      exposure = variation;
      return this;
    }

    /** See {@link Augmentation#albums}; for faces on the template alone. */
    @CanIgnoreReturnValue
    public Builder albums(boolean on) {
      albums = on;
      return this;
    }

    /** Makes the augmentation. */
    public Augmentation build() {
      return new Augmentation(movement, light, blur, jpeg, cutout, exposure, albums);
    }
  }
}
