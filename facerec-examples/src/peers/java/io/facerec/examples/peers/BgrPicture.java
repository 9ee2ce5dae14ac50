package io.facerec.examples.peers;

import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * A decoded photo as OpenCV's programs hold one. Close it.
 *
 * @param photo that it shows
 * @param pixels uint8 [rows, columns] of blue, green, red
 * @param scale decoded pixels for a pixel of the upright photo, in (0, 1]
 */
public record BgrPicture(Photo photo, Mat pixels, double scale) implements AutoCloseable {
  /** The same pixels. */
  static BgrPicture of(DecodedPhoto photo) {
    int rows = (int) photo.pixels().shape().get(0);
    int columns = (int) photo.pixels().shape().get(1);
    byte[] bytes = new byte[rows * columns * 3];
    photo.pixels().asRawTensor().data().read(bytes);
    Mat rgb = new Mat(rows, columns, CvType.CV_8UC3);
    rgb.put(0, 0, bytes);
    Mat bgr = new Mat();
    Imgproc.cvtColor(rgb, bgr, Imgproc.COLOR_RGB2BGR);
    rgb.release();
    return new BgrPicture(photo.photo(), bgr, photo.scale());
  }

  @Override
  public void close() {
    pixels.release();
  }
}
