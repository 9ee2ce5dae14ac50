package io.facerec.examples.serve;

import com.google.common.collect.ImmutableList;
import io.facerec.image.Box;
import java.util.List;

/** A question that gets no answer but a reason, which its asker reads. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Box> faces;

  /**
   * @param status of HTTP, 400 to 599
   * @param reason what is wrong and what to do
   */
  Refusal(int status, String reason) {
    this(status, reason, ImmutableList.of());
  }

  /**
   * @param status of HTTP, 400 to 599
   * @param reason what is wrong and what to do
   * @param faces of the avatar, one of which should be named
   */
  Refusal(int status, String reason, List<Box> faces) {
    super(reason);
    this.status = status;
    this.faces = ImmutableList.copyOf(faces);
  }

  /** The answer as it is sent. */
  Reply reply() {
    return Reply.json(status, new Body(String.valueOf(getMessage()), faces));
  }

  /**
   * What is sent.
   *
   * @param reason what is wrong and what to do
   * @param faces of the avatar, one of which should be named; empty where that is not what is wrong
   */
  record Body(String reason, List<Box> faces) {}
}
