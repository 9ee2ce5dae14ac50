package io.facerec.examples.compare;

import io.facerec.detect.Detector;

/**
 * A detector that is compared with others. Close it.
 *
 * @param name of its method, such as {@code rcnn}
 * @param bytes of its weights
 * @param usual gives what it gives by itself: for times and pictures
 * @param unsure gives also what it is hardly sure of: for average precision
 * @param proposes whether it searches for regions first
 */
public record Contestant(String name, long bytes, Detector usual, Detector unsure, boolean proposes)
    implements AutoCloseable {
  @Override
  public void close() {
    usual.close();
    unsure.close();
  }
}
