package io.facerec.index;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import io.facerec.EmbeddedFace;
import io.facerec.FaceQuality;
import io.facerec.Problem;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A photo's record in the file, little-endian; a text is its length in bytes (int32) and UTF-8:
 * path (text), size and time of change (int64), problem (text, or the length -1), faces (int32);
 * for each face x, y, width, height, score (float32), landmarks (int8: 1 and ten float32, or 0),
 * quality (height, sharpness, score as float64), embedding (float32 each).
 *
 * @param size values of an embedding
 */
record PhotoCodec(int size) {
  private static final int NONE = -1;

  byte[] encode(IndexedPhoto photo) {
    byte[] path = photo.path().getBytes(UTF_8);
    byte[] problem = photo.problem().map(p -> p.reason().getBytes(UTF_8)).orElse(new byte[0]);
    int most = 5 * Float.BYTES + 1 + 10 * Float.BYTES + 3 * Double.BYTES + size * Float.BYTES;
    ByteBuffer body =
        ByteBuffer.allocate(
                3 * Integer.BYTES
                    + 2 * Long.BYTES
                    + path.length
                    + problem.length
                    + most * photo.faces().size())
            .order(ByteOrder.LITTLE_ENDIAN);
    body.putInt(path.length).put(path).putLong(photo.bytes()).putLong(photo.modified());
    body.putInt(photo.problem().isPresent() ? problem.length : NONE).put(problem);
    body.putInt(photo.faces().size());
    photo.faces().forEach(face -> put(face, body));
    byte[] bytes = new byte[body.position()];
    body.flip().get(bytes);
    return bytes;
  }

  private void put(EmbeddedFace face, ByteBuffer body) {
    Box box = face.face().box();
    body.putFloat(box.x()).putFloat(box.y()).putFloat(box.width()).putFloat(box.height());
    body.putFloat(face.face().score());
    Optional<Landmarks> landmarks = face.face().landmarks();
    body.put((byte) (landmarks.isPresent() ? 1 : 0));
    landmarks.ifPresent(
        five -> five.points().forEach(point -> body.putFloat(point.x()).putFloat(point.y())));
    FaceQuality quality = face.quality();
    body.putDouble(quality.height()).putDouble(quality.sharpness()).putDouble(quality.score());
    checkArgument(
        face.embedding().size() == size,
        "an embedding has %s values, must have %s",
        face.embedding().size(),
        size);
    for (float value : face.embedding().toArray()) {
      body.putFloat(value);
    }
  }

  /**
   * The photo of a record.
   *
   * @throws IllegalArgumentException if a value is impossible
   * @throws java.nio.BufferUnderflowException if the record is too short
   */
  IndexedPhoto decode(ByteBuffer body) {
    String path = text(body);
    long bytes = body.getLong();
    long modified = body.getLong();
    Optional<Problem> problem = Optional.empty();
    if (body.getInt(body.position()) == NONE) {
      body.getInt();
    } else {
      problem = Optional.of(new Problem(path, text(body)));
    }
    Photo photo = Photo.of(Path.of(path));
    ImmutableList.Builder<EmbeddedFace> faces = ImmutableList.builder();
    for (int left = body.getInt(); left > 0; left--) {
      faces.add(face(photo, body));
    }
    checkArgument(!body.hasRemaining(), "%s bytes too many", body.remaining());
    return new IndexedPhoto(path, bytes, modified, faces.build(), problem);
  }

  private EmbeddedFace face(Photo photo, ByteBuffer body) {
    float[] box = floats(body, 4);
    float score = body.getFloat();
    Optional<Landmarks> landmarks =
        body.get() == 0 ? Optional.empty() : Optional.of(Landmarks.of(floats(body, 10)));
    FaceQuality quality = new FaceQuality(body.getDouble(), body.getDouble(), body.getDouble());
    return new EmbeddedFace(
        new Face(photo, new Box(box[0], box[1], box[2], box[3]), score, landmarks),
        quality,
        Embedding.of(floats(body, size)));
  }

  private static float[] floats(ByteBuffer body, int count) {
    float[] values = new float[count];
    body.asFloatBuffer().get(values);
    body.position(body.position() + count * Float.BYTES);
    return values;
  }

  static String text(ByteBuffer body) {
    int length = body.getInt();
    checkArgument(length >= 0 && length <= body.remaining(), "a text claims %s bytes", length);
    byte[] bytes = new byte[length];
    body.get(bytes);
    return new String(bytes, UTF_8);
  }
}
