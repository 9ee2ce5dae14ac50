package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * The paths of many files. A path takes the bytes of its name below a root folder and 5 beside: 24
 * bytes for {@code n000001/0001_01.jpg}, 72 MB for three million. A graph that looks them up holds
 * them once more, outside the Java heap. Immutable.
 */
final class PathTable {
  private static final int MOST_ROOTS = 256;

  /** Each ends with a separator; a name follows it. */
  private final ImmutableList<String> roots;

  private final byte[] rootOf;
  private final byte[] names;
  private final ImmutableIntArray starts;

  private PathTable(Builder builder) {
    roots = ImmutableList.copyOf(builder.roots);
    rootOf = builder.rootOf.toByteArray();
    names = builder.names.toByteArray();
    starts = builder.starts.add(names.length).build().trimmed();
  }

  /** The table of these paths, in their order. */
  static PathTable of(List<Path> paths) {
    Builder table = new Builder();
    for (Path path : paths) {
      Path person = path.getParent();
      Path root = person == null ? null : person.getParent();
      if (root == null) {
        table.add("", path.toString());
      } else {
        table.add(rootName(root), root.relativize(path).toString());
      }
    }
    return table.build();
  }

  /** A folder as the root of paths. */
  static String rootName(Path folder) {
    String name = folder.toString();
    String separator = folder.getFileSystem().getSeparator();
    return name.isEmpty() || name.endsWith(separator) ? name : name + separator;
  }

  /** How many paths. */
  int size() {
    return rootOf.length;
  }

  /** The path of a row. */
  Path path(int row) {
    checkElementIndex(row, size());
    int start = starts.get(row);
    String name = new String(names, start, starts.get(row + 1) - start, UTF_8);
    return Path.of(roots.get(Byte.toUnsignedInt(rootOf[row])) + name);
  }

  /**
   * The row of a name, or -1.
   *
   * @param from begins a span of rows that are sorted by the number of their root, then by the
   *     unsigned bytes of their name
   * @param to ends it, exclusive
   */
  int find(String root, String name, int from, int to) {
    byte[] wanted = name.getBytes(UTF_8);
    int wantedRoot = roots.indexOf(root);
    int low = from;
    int high = to - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, wantedRoot, wanted);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int compare(int row, int root, byte[] name) {
    int order = Byte.toUnsignedInt(rootOf[row]) - root;
    return order != 0
        ? order
        : Arrays.compareUnsigned(names, starts.get(row), starts.get(row + 1), name, 0, name.length);
  }

  /** What {@link #path(Ops, List, Operand)} looks up: {@value #CONSTANTS} tensors. */
  List<Operand<?>> constants(Ops tf) {
    try (TString text = TString.tensorOfBytes(NdArrays.scalarOfObject(names));
        TInt32 places =
            Tensor.of(
                TInt32.class,
                Shape.of(starts.length()),
                target -> target.copyFrom(DataBuffers.of(starts.toArray())));
        TString folders = TString.vectorOf(roots.toArray(String[]::new));
        TUint8 folderOf =
            Tensor.of(TUint8.class, Shape.of(rootOf.length), DataBuffers.of(rootOf))) {
      return List.of(
          tf.constantOf(text),
          tf.constantOf(places),
          tf.constantOf(folders),
          tf.constantOf(folderOf));
    }
  }

  /** How many tensors {@link #constants} gives. */
  static final int CONSTANTS = 4;

  /**
   * The path of a row, string scalar.
   *
   * @param constants as seen from the graph of {@code tf}
   * @param row int32 scalar
   */
  static Operand<TString> path(Ops tf, List<Operand<?>> constants, Operand<TInt32> row) {
    Operand<TString> text = constants.get(0).asOutput().expect(TString.class);
    Operand<TInt32> start = pick(tf, constants.get(1), row, TInt32.class);
    Operand<TInt32> end =
        pick(tf, constants.get(1), tf.math.add(row, tf.constant(1)), TInt32.class);
    Operand<TString> name = tf.strings.substr(text, start, tf.math.sub(end, start));
    Operand<TString> folders = constants.get(2).asOutput().expect(TString.class);
    Operand<TInt32> folder =
        folders.shape().get(0) == 1
            ? tf.constant(0)
            : tf.dtypes.cast(pick(tf, constants.get(3), row, TUint8.class), TInt32.class);
    return tf.strings.join(List.of(pick(tf, folders, folder, TString.class), name));
  }

  private static <T extends TType> Operand<T> pick(
      Ops tf, Operand<?> rows, Operand<TInt32> row, Class<T> type) {
    return tf.gather(rows.asOutput().expect(type), row, tf.constant(0));
  }

  /** Collects paths. */
  static final class Builder {
    private final List<String> roots = new ArrayList<>();
    private final ByteArrayOutputStream rootOf = new ByteArrayOutputStream();
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();
    private final ImmutableIntArray.Builder starts = ImmutableIntArray.builder();

    /**
     * Adds a path.
     *
     * @param root as {@link #rootName} has it
     */
    void add(String root, String name) {
      int known = root(root);
      byte[] bytes = (known < 0 ? root + name : name).getBytes(UTF_8);
      add(known < 0 ? root("") : known, bytes, 0, bytes.length);
    }

    /** The number of a root, which it gets when it is first named; -1 if there are too many. */
    @CanIgnoreReturnValue
    int root(String root) {
      int known = roots.indexOf(root);
      // one number is left for all paths that have no root of their own
      if (known < 0 && roots.size() < (root.isEmpty() ? MOST_ROOTS : MOST_ROOTS - 1)) {
        known = roots.size();
        roots.add(root);
      }
      return known;
    }

    /** Paths so far. */
    int size() {
      return rootOf.size();
    }

    /** Adds rows of another table, of the same roots. */
    void add(PathTable other, int from, int to) {
      if (roots.isEmpty()) {
        roots.addAll(other.roots);
      }
      checkArgument(roots.equals(other.roots), "the tables have different roots");
      for (int row = from; row < to; row++) {
        int start = other.starts.get(row);
        add(other.rootOf[row], other.names, start, other.starts.get(row + 1) - start);
      }
    }

    private void add(int root, byte[] bytes, int from, int length) {
      checkArgument(
          (long) names.size() + length <= Integer.MAX_VALUE - 8L, "the names exceed 2 GB");
      rootOf.write(root);
      starts.add(names.size());
      names.write(bytes, from, length);
    }

    PathTable build() {
      return new PathTable(this);
    }
  }
}
