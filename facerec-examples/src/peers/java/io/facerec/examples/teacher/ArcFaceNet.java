package io.facerec.examples.teacher;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.Iterables.getOnlyElement;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An ArcFace net in ONNX, in onnxruntime for Java on one thread: faces as float [n, 3, 112, 112],
 * red first, (v - 127.5) / 128, to vectors whose cosine tells people apart. For one thread; close
 * it.
 */
public final class ArcFaceNet implements AutoCloseable {
  /** Pixels of a face's side. */
  public static final int SIZE = 112;

  /** Numbers of one face. */
  public static final int NUMBERS = 3 * SIZE * SIZE;

  // more at once do not fit the caches: 32 took 7 to 15 ms a face where 2 took 5
  private static final int AT_ONCE = 2;

  private final OrtEnvironment environment;
  private final OrtSession net;

  private ArcFaceNet(OrtEnvironment environment, OrtSession net) {
    this.environment = environment;
    this.net = net;
  }

  /**
   * The net in this file.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ArcFaceNet load(Path weights) {
    checkArgument(Files.isReadable(weights), "%s holds no teacher's weights", weights);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new ArcFaceNet(environment, environment.createSession(weights.toString(), options));
    } catch (OrtException e) {
      throw new IllegalArgumentException(weights + " is no net that onnxruntime reads", e);
    }
  }

  /**
   * The embeddings of faces in their order, of any length.
   *
   * @param faces in direct memory
   */
  public List<float[]> embed(FloatBuffer faces) {
    List<float[]> embeddings = new ArrayList<>();
    for (int at = 0; at < faces.capacity(); at += AT_ONCE * NUMBERS) {
      int end = Math.min(at + AT_ONCE * NUMBERS, faces.capacity());
      embeddings.addAll(embedOnce(faces.slice(at, end - at)));
    }
    return embeddings;
  }

  private List<float[]> embedOnce(FloatBuffer faces) {
    long[] shape = {faces.remaining() / NUMBERS, 3, SIZE, SIZE};
    try (OnnxTensor fed = OnnxTensor.createTensor(environment, faces, shape);
        OrtSession.Result result = net.run(Map.of(getOnlyElement(net.getInputNames()), fed))) {
      return List.of((float[][]) result.get(0).getValue());
    } catch (OrtException e) {
      throw new IllegalStateException("the teacher failed", e);
    }
  }

  @Override
  public void close() {
    try {
      net.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the teacher could not be closed", e);
    }
  }
}
