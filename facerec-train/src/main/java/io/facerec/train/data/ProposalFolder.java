package io.facerec.train.data;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.facerec.image.Box;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Boxes that were proposed for photos once, so that a training need not search them again and again
 * (as Fast R-CNN and Detectron2 do it): one file for each photo, which holds four unsigned 16-bit
 * numbers a box, little-endian: left, top, right, bottom in whole pixels of the photo. A file is
 * called after the photo and the place where that lies.
 *
 * @param folder where the files lie; it need not exist yet
 */
public record ProposalFolder(Path folder) {
  private static final int NUMBERS = 4;
  private static final int DIGITS = 8;
  private static final int MOST = 0xffff; // also the largest side of a JPEG

  /** Where the proposals of this photo are, or are to be. */
  Path file(LabelledPhoto photo) {
    Path path = photo.file().toAbsolutePath().normalize();
    String place = Hashing.sha256().hashString(path.toString(), UTF_8).toString();
    return folder.resolve("%s-%s.boxes".formatted(path.getFileName(), place.substring(0, DIGITS)));
  }

  /** Whether this photo was searched. */
  boolean has(LabelledPhoto photo) {
    return Files.exists(file(photo));
  }

  /**
   * Keeps what was proposed for a photo; a file is there whole or not at all.
   *
   * @throws IOException if the folder cannot be written to
   */
  void write(LabelledPhoto photo, List<Box> boxes) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(boxes.size() * NUMBERS * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Box box : boxes) {
      for (float edge : new float[] {box.x(), box.y(), box.right(), box.bottom()}) {
        bytes.putShort((short) Math.min(Math.max(Math.round(edge), 0), MOST));
      }
    }
    Path file = file(photo);
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, "searching", ".tmp");
    Files.write(unfinished, bytes.array());
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * What was proposed for a photo, in whole pixels.
   *
   * @throws IOException if it was not searched, or its file cannot be read
   */
  List<Box> read(LabelledPhoto photo) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(file(photo))).order(ByteOrder.LITTLE_ENDIAN);
    int[] edges =
        IntStream.range(0, bytes.capacity() / Short.BYTES)
            .map(i -> Short.toUnsignedInt(bytes.getShort(i * Short.BYTES)))
            .toArray();
    return IntStream.range(0, edges.length / NUMBERS)
        .map(i -> i * NUMBERS)
        .mapToObj(
            i ->
                new Box(
                    edges[i], edges[i + 1], edges[i + 2] - edges[i], edges[i + 3] - edges[i + 1]))
        .collect(toImmutableList());
  }
}
