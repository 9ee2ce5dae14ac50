package io.facerec.index;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What all photos of an index share.
 *
 * @param size values of an embedding
 * @param model that embedded the faces: {@link io.facerec.verify.Verifier#model}
 */
record IndexHeader(int size, String model) {
  private static final int MOST_VALUES = 1 << 16;

  IndexHeader {
    checkArgument(size >= 1 && size <= MOST_VALUES, "embeddings of %s values", size);
  }

  byte[] toBytes() {
    byte[] name = model.getBytes(UTF_8);
    ByteBuffer body = ByteBuffer.allocate(2 * Integer.BYTES + name.length);
    return body.order(ByteOrder.LITTLE_ENDIAN).putInt(size).putInt(name.length).put(name).array();
  }

  static IndexHeader of(ByteBuffer body) {
    return new IndexHeader(body.getInt(), PhotoCodec.text(body));
  }
}
