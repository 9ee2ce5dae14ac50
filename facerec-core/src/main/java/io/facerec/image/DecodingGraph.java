package io.facerec.image;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.DecodeImage;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.DecodePng;
import org.tensorflow.op.io.ReadFile;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint16;
import org.tensorflow.types.TUint8;

/**
 * Coded pictures to upright RGB uint8 [height, width, 3], by one graph and one session that the
 * process shares. Safe for several threads.
 */
final class DecodingGraph {
  /** JPEGs can be decoded at one of these fractions: 1/1, 1/2, 1/4, 1/8. */
  static final List<Integer> RATIOS = List.of(1, 2, 4, 8);

  private final Session session;
  private final Placeholder<TString> path;
  private final Operand<TString> coded;
  private final Placeholder<TUint8> raster;
  private final Placeholder<TInt32> permutation;
  private final Placeholder<TInt32> reversed;
  private final Map<PictureFormat, Decoding> opaque = new EnumMap<>(PictureFormat.class);
  private final List<Decoding> jpeg;
  private final Decoding transparentPng;
  private final Operand<TUint8> fromRaster;

  /**
   * A way to decode.
   *
   * @param stored the pixels as the file holds them
   * @param upright the same, turned as it is fed; a copy even where nothing is to be turned, which
   *     takes a third of the time of decoding a JPEG
   */
  private record Decoding(Operand<TUint8> stored, Operand<TUint8> upright) {}

  private DecodingGraph() {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    path = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    ReadFile read = tf.io.readFile(path);
    coded = read;
    permutation = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(3)));
    reversed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
    jpeg =
        RATIOS.stream()
            .map(
                ratio ->
                    decoding(
                        tf,
                        tf.image.decodeJpeg(
                            read, DecodeJpeg.channels(3L), DecodeJpeg.ratio(ratio.longValue()))))
            .toList();
    opaque.put(
        PictureFormat.PNG,
        decoding(tf, tf.image.decodePng(read, TUint8.class, DecodePng.channels(3L))));
    opaque.put(
        PictureFormat.GIF,
        decoding(
            tf,
            tf.image.decodeImage(
                read,
                TUint8.class,
                DecodeImage.channels(3L),
                DecodeImage.expandAnimations(false))));
    transparentPng =
        decoding(tf, onWhite(tf, tf.image.decodePng(read, TUint8.class, DecodePng.channels(4L))));
    raster = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    fromRaster = upright(tf, raster);
    session = ImageSession.of(graph);
  }

  /** The one graph of this process. */
  static DecodingGraph shared() {
    return Holder.SHARED;
  }

  /** A file that the graph reads itself; its name must be one that TensorFlow can open. */
  TUint8 decodeFile(String file, PictureHeader header, int ratio) {
    try (TString name = TString.scalarOf(file)) {
      return run(session.runner().feed(path, name), header, ratio);
    }
  }

  /** A coded picture in memory. */
  TUint8 decodeBytes(byte[] bytes, PictureHeader header, int ratio) {
    try (TString content = TString.tensorOfBytes(NdArrays.scalarOfObject(bytes))) {
      return run(session.runner().feed(coded, content), header, ratio);
    }
  }

  /** Blue, green and red bytes, row by row. */
  TUint8 ofBgr(byte[] bgr, int width, int height, Orientation orientation) {
    int[] axes = IntStream.concat(IntStream.of(orientation.reversed()), IntStream.of(2)).toArray();
    try (TUint8 pixels = TUint8.tensorOf(Shape.of(height, width, 3), DataBuffers.of(bgr))) {
      return run(session.runner().feed(raster, pixels).fetch(fromRaster), orientation, axes);
    }
  }

  private TUint8 run(Session.Runner runner, PictureHeader header, int ratio) {
    Decoding decoded;
    if (header.format() == PictureFormat.JPEG) {
      decoded = jpeg.get(RATIOS.indexOf(ratio));
    } else if (header.format() == PictureFormat.PNG && header.transparent()) {
      decoded = transparentPng;
    } else {
      decoded = requireNonNull(opaque.get(header.format()));
    }
    Orientation orientation = header.orientation();
    if (orientation == Orientation.UPRIGHT) {
      return (TUint8) runner.fetch(decoded.stored()).run().get(0);
    }
    return run(runner.fetch(decoded.upright()), orientation, orientation.reversed());
  }

  private TUint8 run(Session.Runner runner, Orientation orientation, int[] axes) {
    try (TInt32 order = TInt32.vectorOf(orientation.permutation());
        TInt32 back = TInt32.tensorOf(StdArrays.ndCopyOf(axes))) {
      return (TUint8) runner.feed(permutation, order).feed(reversed, back).run().get(0);
    }
  }

  private Decoding decoding(Ops tf, Operand<TUint8> stored) {
    return new Decoding(stored, upright(tf, stored));
  }

  private Operand<TUint8> upright(Ops tf, Operand<TUint8> decoded) {
    return tf.reverse(tf.linalg.transpose(decoded, permutation), reversed);
  }

  /**
   * RGBA over white: 255 - (255 - rgb) * alpha / 255, in 16 bits, since floats would take twice the
   * memory.
   */
  private static Operand<TUint8> onWhite(Ops tf, Operand<TUint8> rgba) {
    Operand<TUint16> wide = tf.dtypes.cast(rgba, TUint16.class);
    Operand<TUint16> rgb = tf.slice(wide, tf.array(0, 0, 0), tf.array(-1, -1, 3));
    Operand<TUint16> alpha = tf.slice(wide, tf.array(0, 0, 3), tf.array(-1, -1, 1));
    Operand<TUint16> full = tf.dtypes.cast(tf.constant(255), TUint16.class);
    Operand<TUint16> ink = tf.math.div(tf.math.mul(tf.math.sub(full, rgb), alpha), full);
    return tf.dtypes.cast(tf.math.sub(full, ink), TUint8.class);
  }

  private static final class Holder {
    private static final DecodingGraph SHARED = new DecodingGraph();
  }
}
