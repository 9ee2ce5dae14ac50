package io.facerec.examples.peers;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Landmarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.FaceDetectorYN;

/**
 * YuNet (Wu et al., 2023) in OpenCV for Java, whose native library must be loaded. Photos are
 * shrunk to 640 pixels of the longer side, never enlarged. One thread at a time.
 */
public final class YunetDetector implements Detector {
  private static final int LONGEST_SIDE = 640;
  private static final float SAME_FACE = 0.3f; // the usual values of OpenCV's samples
  private static final int MOST = 5000;

  private static final int FIRST_LANDMARK = 4;
  private static final int SCORE = 14;
  private static final int NUMBERS = 15;

  private final FaceDetectorYN net;

  /**
   * The net in this file.
   *
   * @param weights ONNX
   * @param minScore faces that the net is less sure of are dropped
   */
  public YunetDetector(Path weights, double minScore) {
    checkArgument(Files.isReadable(weights), "%s holds no weights of YuNet", weights);
    net =
        FaceDetectorYN.create(
            weights.toString(),
            "",
            new Size(LONGEST_SIDE, LONGEST_SIDE),
            (float) minScore,
            SAME_FACE,
            MOST);
  }

  @Override
  public List<Face> detect(DecodedPhoto photo) {
    try (BgrPicture picture = BgrPicture.of(photo)) {
      return detect(picture);
    }
  }

  /** The faces of a picture, surest first. */
  public List<Face> detect(BgrPicture picture) {
    Mat pixels = picture.pixels();
    double shrunk = (double) LONGEST_SIDE / Math.max(pixels.cols(), pixels.rows());
    if (shrunk >= 1) {
      return faces(picture, pixels, picture.scale());
    }
    Mat small = new Mat();
    Imgproc.resize(
        pixels,
        small,
        new Size(Math.round(pixels.cols() * shrunk), Math.round(pixels.rows() * shrunk)),
        0,
        0,
        Imgproc.INTER_LINEAR);
    List<Face> faces = faces(picture, small, picture.scale() * shrunk);
    small.release();
    return faces;
  }

  private List<Face> faces(BgrPicture picture, Mat pixels, double scale) {
    Mat found = new Mat();
    net.setInputSize(pixels.size());
    net.detect(pixels, found);
    ImmutableList.Builder<Face> faces = ImmutableList.builder();
    float[] row = new float[NUMBERS];
    for (int i = 0; i < found.rows(); i++) {
      found.get(i, 0, row);
      faces.add(face(picture, row, scale));
    }
    found.release();
    return faces.build();
  }

  private static Face face(BgrPicture picture, float[] row, double scale) {
    float[] pixels = new float[SCORE];
    for (int i = 0; i < SCORE; i++) {
      pixels[i] = (float) (row[i] / scale);
    }
    // its first eye is the person's right one, which is left in the picture, and so on
    float[] points = new float[2 * Landmarks.COUNT];
    System.arraycopy(pixels, FIRST_LANDMARK, points, 0, points.length);
    return new Face(
        picture.photo(),
        new Box(pixels[0], pixels[1], pixels[2], pixels[3]),
        Math.min(row[SCORE], 1),
        Optional.of(Landmarks.of(points)));
  }

  @Override
  public int longestSide() {
    return LONGEST_SIDE;
  }

  /** Does nothing: OpenCV's Java classes free their memory when they are collected. */
  @Override
  public void close() {}
}
