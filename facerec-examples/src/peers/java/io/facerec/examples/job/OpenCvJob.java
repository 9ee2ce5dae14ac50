package io.facerec.examples.job;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.detect.Face;
import io.facerec.examples.peers.BgrPicture;
import io.facerec.examples.peers.YunetDetector;
import io.facerec.examples.teacher.ArcFaceNet;
import io.facerec.examples.teacher.Teacher;
import io.facerec.image.Photo;
import io.facerec.image.SimilarityTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nu.pattern.OpenCV;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * What a program is today that has OpenCV for Java and onnxruntime: imread, YuNet, the similarity
 * of five landmarks, an ArcFace net; one thread. TensorFlow has no part in it.
 */
final class OpenCvJob implements Job {
  private static final double USUAL_SCORE = 0.6;

  /** Cosine of two strangers that one pair in a thousand exceeds, on LFW. */
  private static final double SAME = 0.304;

  private static final Size FACE = new Size(ArcFaceNet.SIZE, ArcFaceNet.SIZE);

  private final boolean reduced;
  private final YunetDetector detector;
  private final ArcFaceNet net;
  private final float[] person;

  /**
   * Looks for the person of the avatar.
   *
   * @param reduced whether JPEGs are decoded at a half, a quarter or an eighth, where that leaves
   *     640 pixels of the longer side
   */
  OpenCvJob(Setting setting, boolean reduced) {
    this.reduced = reduced;
    OpenCV.loadLocally();
    Core.setNumThreads(1);
    detector = new YunetDetector(setting.yunet(), USUAL_SCORE);
    net = ArcFaceNet.load(setting.arcFace());
    Path avatar = setting.avatar();
    Mat pixels = Imgcodecs.imread(avatar.toString(), Imgcodecs.IMREAD_COLOR);
    try (BgrPicture picture = new BgrPicture(Photo.of(avatar), pixels, 1)) {
      List<float[]> faces = embed(align(picture, detector.detect(picture)));
      checkArgument(!faces.isEmpty(), "YuNet finds no face on %s", avatar);
      person = faces.get(0);
    }
  }

  @Override
  public Found find(List<MadePhoto> photos) {
    return search(photos, new StageTimes());
  }

  @Override
  public void find(List<MadePhoto> photos, StageTimes times) {
    search(photos, times);
  }

  private Found search(List<MadePhoto> photos, StageTimes times) {
    Found found = Found.NOTHING;
    for (MadePhoto photo : photos) {
      try (BgrPicture picture = times.measure(Stage.DECODE, () -> read(photo))) {
        List<Face> faces = times.measure(Stage.DETECT, () -> detector.detect(picture));
        found = found.and(times.measure(Stage.FACES, () -> judge(picture, faces)));
      }
    }
    times.count(photos.size());
    return found;
  }

  private BgrPicture read(MadePhoto photo) {
    int longer = Math.max(photo.width(), photo.height());
    int how = Imgcodecs.IMREAD_COLOR;
    if (reduced && longer / 8 >= detector.longestSide()) {
      how = Imgcodecs.IMREAD_REDUCED_COLOR_8;
    } else if (reduced && longer / 4 >= detector.longestSide()) {
      how = Imgcodecs.IMREAD_REDUCED_COLOR_4;
    } else if (reduced && longer / 2 >= detector.longestSide()) {
      how = Imgcodecs.IMREAD_REDUCED_COLOR_2;
    }
    Mat pixels = Imgcodecs.imread(photo.file().toString(), how);
    return new BgrPicture(Photo.of(photo.file()), pixels, (double) pixels.cols() / photo.width());
  }

  private Found judge(BgrPicture picture, List<Face> faces) {
    boolean shown =
        embed(align(picture, faces)).stream().anyMatch(face -> cosine(face, person) >= SAME);
    return new Found(faces.size(), shown ? 1 : 0);
  }

  /** uint8 112 x 112, blue, green, red; to be released. */
  private static List<Mat> align(BgrPicture picture, List<Face> faces) {
    List<Mat> aligned = new ArrayList<>();
    for (Face face : faces) {
      // to the template from full size, hence from these pixels
      SimilarityTransform way = SimilarityTransform.toTemplate(face.landmarks().orElseThrow());
      double a = way.a() / picture.scale();
      double b = way.b() / picture.scale();
      Mat matrix = new Mat(2, 3, CvType.CV_64F);
      matrix.put(0, 0, a, -b, way.tx(), b, a, way.ty());
      Mat one = new Mat();
      Imgproc.warpAffine(
          picture.pixels(), one, matrix, FACE, Imgproc.INTER_LINEAR, Core.BORDER_REPLICATE);
      matrix.release();
      aligned.add(one);
    }
    return aligned;
  }

  private List<float[]> embed(List<Mat> faces) {
    if (faces.isEmpty()) {
      return List.of();
    }
    Mat planes =
        Dnn.blobFromImages(
            faces, 1 / 128.0, FACE, Scalar.all(127.5), /* swapRB= */ true, /* crop= */ false);
    float[] numbers = new float[faces.size() * ArcFaceNet.NUMBERS];
    planes.get(new int[4], numbers);
    planes.release();
    faces.forEach(Mat::release);
    FloatBuffer fed =
        ByteBuffer.allocateDirect(numbers.length * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    fed.put(numbers).rewind();
    return net.embed(fed).stream().map(Teacher::unit).toList();
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Override
  public void close() {
    detector.close();
    net.close();
  }
}
