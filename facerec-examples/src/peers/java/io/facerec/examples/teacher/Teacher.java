package io.facerec.examples.teacher;

import io.facerec.image.AlignedFaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An ArcFace net that embeds faces which facerec aligned, RGB of 112 pixels on ArcFace's template.
 * For one thread; close it.
 */
public final class Teacher implements AutoCloseable {
  /** Values of an embedding. */
  public static final int WIDTH = 128;

  private final ArcFaceNet net;
  private final TeacherInput input = new TeacherInput();

  private Teacher(ArcFaceNet net) {
    this.net = net;
  }

  /**
   * The net in this file.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Teacher load(Path weights) {
    return new Teacher(ArcFaceNet.load(weights));
  }

  /** The embeddings of these faces as they are, in their order, of any length. */
  public List<float[]> embed(List<AlignedFaces> faces) {
    return net.embed(input.of(faces, false));
  }

  /** The mean direction of each face's embedding and its mirror image's, unit length. */
  public List<float[]> embedBothWays(List<AlignedFaces> faces) {
    List<float[]> both = net.embed(input.of(faces, true));
    int count = both.size() / 2;
    List<float[]> means = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      means.add(unit(sum(unit(both.get(i)), unit(both.get(count + i)))));
    }
    return means;
  }

  /** The same direction at length 1. */
  public static float[] unit(float... row) {
    double squares = 0;
    for (float value : row) {
      squares += (double) value * value;
    }
    float[] unit = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      unit[i] = (float) (row[i] / Math.sqrt(squares));
    }
    return unit;
  }

  private static float[] sum(float[] a, float[] b) {
    float[] sum = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }

  @Override
  public void close() {
    input.close();
    net.close();
  }
}
