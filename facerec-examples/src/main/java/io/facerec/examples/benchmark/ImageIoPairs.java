package io.facerec.examples.benchmark;

import io.facerec.train.data.FaceFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;

/**
 * In plain Java: ImageIO on a thread pool, and loops over pixels, which is what is measured here.
 */
final class ImageIoPairs implements PairMaker {
  private final JavaDraw draw;
  private final Random random = new Random(1);
  private final ExecutorService pool;

  ImageIoPairs(FaceFolder people, int threads) {
    ImageIO.setUseCache(false);
    draw = new JavaDraw(people);
    pool = Executors.newFixedThreadPool(threads);
  }

  @Override
  public String name() {
    return "ImageIO on a thread pool";
  }

  @Override
  public void make(int batches) {
    for (int batch = 0; batch < batches; batch++) {
      float[] pairs = new float[2 * BATCH * SIZE * SIZE];
      List<Path> paths = draw.draw(BATCH, random);
      List<Future<?>> parts = new ArrayList<>();
      for (int i = 0; i < paths.size(); i++) {
        int at = i;
        parts.add(pool.submit(() -> picture(paths.get(at), pairs, at * SIZE * SIZE)));
      }
      parts.forEach(StreamerBenchmark::await);
    }
  }

  /** Reads a picture into an array, from an index on. */
  static void picture(Path path, float[] into, int start) {
    float[] luma;
    int width;
    int height;
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(path)));
      width = picture.getWidth();
      height = picture.getHeight();
      luma = luma(picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double sum = 0;
    double squares = 0;
    int at = start;
    for (int y = 0; y < SIZE; y++) {
      float fromY = Math.max(0, (y + 0.5f) * height / SIZE - 0.5f);
      int top = (int) fromY;
      int bottom = Math.min(top + 1, height - 1);
      for (int x = 0; x < SIZE; x++) {
        float fromX = Math.max(0, (x + 0.5f) * width / SIZE - 0.5f);
        int left = (int) fromX;
        int right = Math.min(left + 1, width - 1);
        float above = mix(luma[top * width + left], luma[top * width + right], fromX - left);
        float below = mix(luma[bottom * width + left], luma[bottom * width + right], fromX - left);
        float value = mix(above, below, fromY - top);
        into[at++] = value;
        sum += value;
        squares += value * value;
      }
    }
    double mean = sum / (SIZE * SIZE);
    double deviation = Math.sqrt(Math.max(0, squares / (SIZE * SIZE) - mean * mean));
    float scale = (float) (1 / Math.max(deviation, 1.0 / SIZE));
    for (int i = start; i < at; i++) {
      into[i] = (into[i] - (float) mean) * scale;
    }
  }

  private static float[] luma(BufferedImage picture) {
    int bands = picture.getRaster().getNumBands();
    int[] samples =
        picture.getRaster().getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null);
    float[] luma = new float[samples.length / bands];
    for (int i = 0; i < luma.length; i++) {
      luma[i] =
          bands < 3
              ? samples[i * bands]
              : 0.299f * samples[i * bands]
                  + 0.587f * samples[i * bands + 1]
                  + 0.114f * samples[i * bands + 2];
    }
    return luma;
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
