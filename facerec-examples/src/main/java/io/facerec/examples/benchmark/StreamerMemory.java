package io.facerec.examples.benchmark;

import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.ImageSpec;
import io.facerec.train.data.PairStreamer;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/**
 * The memory of a stream of pairs over very many photos, as it goes on. Words: an empty FOLDER,
 * PEOPLE, PHOTOS of each, PAIRS. Small photos of one person are drawn; the folders of the others
 * are links to theirs, so that millions of paths can be walked and read. Linux alone.
 */
public final class StreamerMemory {
  private static final int LINES = 10;
  private static final int SIDE = 32;

  private StreamerMemory() {}

  /** Runs it and prints a table. */
  public static void main(String[] words) throws IOException {
    Path root = Path.of(words[0]);
    int people = Integer.parseInt(words[1]);
    int photos = Integer.parseInt(words[2]);
    int batches = Integer.parseInt(words[3]) / (LINES * PairMaker.BATCH);
    draw(root, people, photos);
    long before = MemoryInUse.heap();
    FaceFolder folder = FaceFolder.of(root);
    long held = MemoryInUse.heap() - before;
    System.out.printf(
        "%s: %.1f MB of the Java heap, %.1f bytes a photo%n%n",
        folder, held / 1e6, (double) held / folder.size());
    System.out.println("| pairs | resident memory, MB | Java heap, MB |");
    System.out.println("| --- | --- | --- |");
    row(0);
    try (Graph graph = new Graph()) {
      InputFunction.Input input =
          PairStreamer.of(folder)
              .image(ImageSpec.grey(SIDE))
              .batch(PairMaker.BATCH)
              .build(Ops.create(graph), Start.FIRST);
      try (Session session = new Session(graph)) {
        session.run(input.initializer());
        for (int line = 1; line <= LINES; line++) {
          for (int i = 0; i < batches; i++) {
            session.runner().fetch(input.features().get(PairStreamer.PAIR)).run().close();
          }
          row((long) line * batches * PairMaker.BATCH);
        }
      }
    }
  }

  private static void row(long pairs) throws IOException {
    System.out.printf(
        "| %,d | %.0f | %.0f |%n", pairs, MemoryInUse.resident(), MemoryInUse.heap() / 1e6);
  }

  private static void draw(Path root, int people, int photos) throws IOException {
    Path first = Files.createDirectories(root.resolve("n000000"));
    for (int photo = 0; photo < photos; photo++) {
      BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = picture.createGraphics();
      pen.setColor(new Color(photo * 7919 & 0xffffff));
      pen.fillOval(photo % SIDE / 2, 4, SIDE / 2, SIDE / 2);
      pen.dispose();
      ImageIO.write(picture, "jpg", first.resolve("%04d_01.jpg".formatted(photo)).toFile());
    }
    for (int person = 1; person < people; person++) {
      Files.createSymbolicLink(root.resolve("n%06d".formatted(person)), first);
    }
  }
}
