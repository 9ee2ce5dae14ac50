package io.facerec.train.data;

import com.google.common.collect.ImmutableSet;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import java.util.Optional;

/**
 * A face, or a region to ignore, of a labelled photo.
 *
 * @param box in pixels of the photo as stored
 * @param landmarks where they are known
 * @param ignored whether the region is neither face nor background: no target, and a detection on
 *     it is neither right nor wrong
 * @param source who labelled it, such as {@code wider}
 */
public record LabelledFace(Box box, Optional<Landmarks> landmarks, boolean ignored, String source) {
  // what other detectors found stands for the truth there
  private static final ImmutableSet<String> MACHINE_MARKED =
      ImmutableSet.of("wider-m", "human", "helen-det", "masks");

  // drawn as a mask shows, on some photos with the forehead and on others with the whole head
  private static final ImmutableSet<String> BOXED_LOOSELY =
      ImmutableSet.of("masks", "masks2", "masks3");

  /** Whether the box holds the face from hairline to chin as WIDER FACE's do, and no more. */
  public boolean boxedExactly() {
    return !BOXED_LOOSELY.contains(source);
  }

  /**
   * Whether a person set the landmarks, so that they can be trusted; false where none are known.
   */
  public boolean markedByHand() {
    return landmarks.isPresent() && !MACHINE_MARKED.contains(source);
  }
}
