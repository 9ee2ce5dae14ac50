package io.facerec.exception;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;

/** An avatar that shows several faces of similar size: it is not clear whose is meant. */
public final class SeveralFacesException extends AvatarException {
  private static final long serialVersionUID = 1L;

  private final transient List<float[]> boxes;

  /**
   * @param photo the avatar's name
   * @param boxes x, y, width and height of each face, in pixels of the upright photo
   */
  public SeveralFacesException(String photo, List<float[]> boxes) {
    super(
        photo,
        "it shows %d faces of similar size, at %s (x, y, width, height in pixels); crop it to one of them or name the face's box"
            .formatted(boxes.size(), boxes.stream().map(Arrays::toString).collect(joining(" "))));
    this.boxes = List.copyOf(boxes);
  }

  /** x, y, width and height of each face, in pixels of the upright photo, largest first. */
  public List<float[]> boxes() {
    return boxes.stream().map(float[]::clone).toList();
  }
}
