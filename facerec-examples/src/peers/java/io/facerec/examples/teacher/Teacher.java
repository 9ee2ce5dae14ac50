package io.facerec.examples.teacher;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.Iterables.getOnlyElement;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.facerec.image.AlignedFaces;
import io.facerec.image.FaceAligner;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An ArcFace net in ONNX, in onnxruntime for Java on one thread: RGB faces of 112 pixels on
 * ArcFace's template to vectors whose cosine tells people apart. For one thread; close it.
 */
public final class Teacher implements AutoCloseable {
  /** Values of an embedding. */
  public static final int WIDTH = 128;

  // more at once do not fit the caches: 32 took 7 to 15 ms a face where 2 took 5
  private static final int AT_ONCE = 2;

  private final OrtEnvironment environment;
  private final OrtSession net;
  private final TeacherInput input = new TeacherInput();

  private Teacher(OrtEnvironment environment, OrtSession net) {
    this.environment = environment;
    this.net = net;
  }

  /**
   * The net in this file.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Teacher load(Path weights) {
    checkArgument(Files.isReadable(weights), "%s holds no teacher's weights", weights);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new Teacher(environment, environment.createSession(weights.toString(), options));
    } catch (OrtException e) {
      throw new IllegalArgumentException(weights + " is no net that onnxruntime reads", e);
    }
  }

  /** The embeddings of these faces as they are, in their order, of any length. */
  public List<float[]> embed(List<AlignedFaces> faces) {
    return run(input.of(faces, false));
  }

  /** The mean direction of each face's embedding and its mirror image's, unit length. */
  public List<float[]> embedBothWays(List<AlignedFaces> faces) {
    List<float[]> both = run(input.of(faces, true));
    int count = both.size() / 2;
    List<float[]> means = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      means.add(unit(sum(unit(both.get(i)), unit(both.get(count + i)))));
    }
    return means;
  }

  private List<float[]> run(FloatBuffer faces) {
    List<float[]> embeddings = new ArrayList<>();
    for (int at = 0; at < faces.capacity(); at += AT_ONCE * TeacherInput.NUMBERS) {
      int end = Math.min(at + AT_ONCE * TeacherInput.NUMBERS, faces.capacity());
      embeddings.addAll(runOnce(faces.slice(at, end - at)));
    }
    return embeddings;
  }

  private List<float[]> runOnce(FloatBuffer faces) {
    long[] shape = {
      faces.remaining() / TeacherInput.NUMBERS, 3, FaceAligner.SIZE, FaceAligner.SIZE
    };
    try (OnnxTensor fed = OnnxTensor.createTensor(environment, faces, shape);
        OrtSession.Result result = net.run(Map.of(getOnlyElement(net.getInputNames()), fed))) {
      return List.of((float[][]) result.get(0).getValue());
    } catch (OrtException e) {
      throw new IllegalStateException("the teacher failed", e);
    }
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
    try {
      net.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the teacher could not be closed", e);
    }
  }
}
