package io.facerec.examples;

import io.facerec.FaceQuality;
import io.facerec.SelfieFinderBuilder;
import io.facerec.verify.FalseMatchRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Whom {@code find} looks for and how strictly: mix it in with {@code @Mixin}. */
final class SearchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--also",
      paramLabel = "AVATAR",
      description = "Another picture of the same person. May be given several times.")
  private List<Path> also = List.of();

  @Option(
      names = "--not",
      paramLabel = "PHOTO",
      description =
          "A picture of somebody who looks alike: a face that is not clearly closer to the avatar"
              + " than to it is no match. May be given several times.")
  private List<Path> not = List.of();

  @Option(
      names = "--false-match-rate",
      paramLabel = "RATE",
      converter = Rate.class,
      description =
          "How often a face of somebody else may count as a match, such as 1e-4. Smaller is"
              + " stricter. Default: 1e-4, or the strictest that the model knows.")
  private @Nullable FalseMatchRate falseMatchRate;

  @Option(
      names = "--several-per-photo",
      description =
          "A photo may show the person more than once (collages, mirrors). Without it only the"
              + " closest face of a photo is a match.")
  private boolean severalPerPhoto;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Photos worked on at once. Default: the processors of this machine.")
  private @Nullable Integer parallelism;

  @Option(
      names = "--accept-poor-avatar",
      description =
          "Search also with an avatar whose face is too small, too blurred or too unlike a face to"
              + " find many photos.")
  private boolean acceptPoorAvatar;

  @Option(
      names = "--expected-share",
      paramLabel = "SHARE",
      description =
          "The share of all faces that is expected to be the person's, such as 0.05: probabilities"
              + " rest on it. Default: what the album suggests, or 0.5 with --at-once.")
  private @Nullable Double expectedShare;

  @Option(
      names = "--at-once",
      description = {
        "Judge each photo by the avatars alone and print it at once, however many follow. Without"
            + " it, what the album tells of the person counts too, which finds many more of the"
            + " person's photos, and all are printed in the end."
      })
  private boolean atOnce;

  /** Sets what these options say. */
  SelfieFinderBuilder options(SelfieFinderBuilder builder) {
    also.forEach(builder::also);
    not.forEach(builder::not);
    Optional.ofNullable(falseMatchRate).ifPresent(builder::threshold);
    if (acceptPoorAvatar) {
      builder.leastAvatarQuality(FaceQuality.ANY);
    }
    try {
      Optional.ofNullable(parallelism).ifPresent(builder::parallelism);
      Optional.ofNullable(expectedShare).ifPresent(builder::expectedShare);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
    return builder.queryExpansion(!atOnce).severalPerPhoto(severalPerPhoto);
  }

  /** Whether photos are judged one by one. */
  boolean atOnce() {
    return atOnce;
  }

  /** Further pictures of the person. */
  List<Path> also() {
    return also;
  }

  /** Puts what these options say, by name, in words for a report. */
  void describe(Map<String, String> settings) {
    put(settings, "Also the person", also);
    put(settings, "Not the person", not);
    settings.put(
        "False match rate",
        falseMatchRate == null
            ? "1e-4 or the model's strictest"
            : Double.toString(falseMatchRate.rate()));
    settings.put("Several matches per photo", severalPerPhoto ? "yes" : "no");
    settings.put("Judged by", atOnce ? "the avatars alone" : "the avatars and the whole album");
  }

  private static void put(Map<String, String> settings, String name, List<Path> paths) {
    if (!paths.isEmpty()) {
      settings.put(name, String.join(", ", paths.stream().map(Path::toString).toList()));
    }
  }

  /** Reads a rate, and says what is wrong in its own words. */
  static final class Rate implements ITypeConverter<FalseMatchRate> {
    @Override
    public FalseMatchRate convert(String value) {
      try {
        return FalseMatchRate.of(Double.parseDouble(value));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'" + value + "' is not a rate in (0, 1), such as 1e-4");
      }
    }
  }
}
