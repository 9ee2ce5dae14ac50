package io.facerec.examples.serve;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Floats;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is looked for, and where.
 *
 * @param avatar a picture of the person
 * @param face about where the person's face is on it, where it shows several
 * @param photos where to look, at least one
 */
record Question(Photo avatar, Optional<Box> face, List<Photo> photos) {
  /** Copies the list. */
  Question {
    photos = ImmutableList.copyOf(photos);
  }

  /**
   * The question that a form asks: one {@code avatar}, one or more {@code photo}, and perhaps a
   * {@code face}, "x,y,width,height".
   *
   * @throws Refusal if something is missing, too much or too large
   */
  static Question of(List<FormPart> form, UploadLimits limits) {
    List<Photo> avatars = new ArrayList<>();
    List<Photo> photos = new ArrayList<>();
    Optional<Box> face = Optional.empty();
    for (FormPart part : form) {
      switch (part.name()) {
        case "avatar" -> picture(part, limits).ifPresent(avatars::add);
        case "photo" -> picture(part, limits).ifPresent(photos::add);
        case "face" -> face = Optional.of(box(part.text()));
        default ->
            throw new Refusal(
                400,
                "the form has a field '%s'; it may have avatar, photo and face"
                    .formatted(part.name()));
      }
    }
    if (avatars.size() != 1) {
      throw new Refusal(
          400, "there are %d avatars; give one picture of the person".formatted(avatars.size()));
    }
    if (photos.isEmpty()) {
      throw new Refusal(400, "there are no photos; give some to look for the person in");
    }
    if (photos.size() > limits.photos()) {
      throw new Refusal(
          413,
          "there are %d photos, more than the limit of %d; send fewer at once"
              .formatted(photos.size(), limits.photos()));
    }
    return new Question(avatars.get(0), face, photos);
  }

  /** What a chooser sends in which nothing was chosen is a file without name and bytes. */
  private static Optional<Photo> picture(FormPart part, UploadLimits limits) {
    if (part.fileName().isEmpty() && part.size() == 0) {
      return Optional.empty();
    }
    String name = part.fileName().isEmpty() ? part.name() : part.fileName();
    if (part.size() > limits.pictureBytes()) {
      throw new Refusal(
          413,
          "%s has %s, more than the limit of %s for a picture; shrink it or leave it out"
              .formatted(name, Megabytes.of(part.size()), Megabytes.of(limits.pictureBytes())));
    }
    return Optional.of(Photo.read(name, part.stream()));
  }

  private static Box box(String text) {
    List<Float> sides = Stream.of(text.split(",", -1)).map(Floats::tryParse).toList();
    try {
      if (sides.size() == 4 && sides.stream().allMatch(Objects::nonNull)) {
        return new Box(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Refusal(
        400, "the face is at '%s', which is no x,y,width,height in pixels".formatted(text));
  }
}
