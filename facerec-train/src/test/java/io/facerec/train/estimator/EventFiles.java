package io.facerec.train.estimator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads TensorBoard's event files back: TFRecord frames (length, its masked CRC, data, its masked
 * CRC) of Event messages, by their field numbers in TensorFlow's event.proto and summary.proto.
 */
final class EventFiles {
  private static final int STEP = 2;
  private static final int SUMMARY = 5;
  private static final int VALUE = 1;
  private static final int TAG = 1;
  private static final int SCALAR = 2;
  private static final int IMAGE = 4;
  private static final int HISTOGRAM = 5;

  private EventFiles() {}

  /**
   * What was drawn.
   *
   * @param value of a scalar, the count of a histogram, the width of a picture
   */
  record Drawn(long step, String tag, String kind, double value) {}

  /** All of the folder's files, by step and tag. */
  static List<Drawn> read(Path folder) throws IOException {
    List<Drawn> all = new ArrayList<>();
    try (var files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().contains("tfevents")).toList()) {
        for (UnknownFieldSet event : events(Files.readAllBytes(file))) {
          long step = event.getField(STEP).getVarintList().stream().findFirst().orElse(0L);
          for (UnknownFieldSet summary : messages(event.getField(SUMMARY))) {
            for (UnknownFieldSet value : messages(summary.getField(VALUE))) {
              all.add(drawn(step, value));
            }
          }
        }
      }
    }
    all.sort(Comparator.comparingLong(Drawn::step).thenComparing(Drawn::tag));
    return all;
  }

  private static List<UnknownFieldSet> events(byte[] bytes) throws IOException {
    List<UnknownFieldSet> events = new ArrayList<>();
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (file.hasRemaining()) {
      byte[] length = new byte[8];
      file.get(length);
      assertEquals(masked(length), file.getInt(), "the length is damaged");
      byte[] data =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      file.get(data);
      assertEquals(masked(data), file.getInt(), "the data is damaged");
      events.add(UnknownFieldSet.parseFrom(data));
    }
    return events;
  }

  private static int masked(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    int value = (int) crc.getValue();
    return ((value >>> 15) | (value << 17)) + 0xa282ead8;
  }

  private static List<UnknownFieldSet> messages(Field field) throws IOException {
    List<UnknownFieldSet> messages = new ArrayList<>();
    for (var bytes : field.getLengthDelimitedList()) {
      messages.add(UnknownFieldSet.parseFrom(bytes));
    }
    return messages;
  }

  private static Drawn drawn(long step, UnknownFieldSet value) throws IOException {
    String tag = value.getField(TAG).getLengthDelimitedList().get(0).toStringUtf8();
    if (value.hasField(SCALAR)) {
      int bits = value.getField(SCALAR).getFixed32List().get(0);
      return new Drawn(step, tag, "scalar", Float.intBitsToFloat(bits));
    }
    if (value.hasField(HISTOGRAM)) {
      // min 1, max 2, num 3
      UnknownFieldSet histogram = messages(value.getField(HISTOGRAM)).get(0);
      long count = histogram.getField(3).getFixed64List().get(0);
      return new Drawn(step, tag, "histogram", Double.longBitsToDouble(count));
    }
    // height 1, width 2
    UnknownFieldSet image = messages(value.getField(IMAGE)).get(0);
    return new Drawn(step, tag, "image", image.getField(2).getVarintList().get(0));
  }
}
