package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;

/**
 * A photo with its labels.
 *
 * @param name as the label file has it, such as {@code wider/1_Handshaking_1_102.jpg}
 * @param file where its JPEG lies
 * @param width pixels, positive
 * @param height pixels, positive
 * @param faces none to many, the regions to ignore among them
 */
public record LabelledPhoto(
    String name, Path file, int width, int height, List<LabelledFace> faces) {
  /** Checks the size. */
  public LabelledPhoto {
    checkArgument(width > 0 && height > 0, "%s is %s x %s px", name, width, height);
    faces = ImmutableList.copyOf(faces);
  }

  /** The folder part of the name, which says where the photo comes from. */
  public String source() {
    int slash = name.indexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }
}
