package io.facerec.train.data;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * A teacher's embeddings of people whom a training must not see. A face without a name may show one
 * of them: whoever is as near to one of their faces as {@value #ALIKE} is taken for them, which is
 * far beyond what two people reach by chance (0.33 for one pair in a thousand).
 */
final class KeptApart {
  /** The cosine. */
  static final float ALIKE = 0.5f;

  private static final int AT_ONCE = 4096;

  private final List<float[]> faces = new ArrayList<>();

  /** Adds a face of such a person; its embedding may have any length but 0. */
  void add(float... embedding) {
    faces.add(UnitBytes.unit(embedding));
  }

  /** Whether each of these embeddings, of any length but 0, is near to a face kept apart. */
  boolean[] alike(List<float[]> rows) {
    boolean[] alike = new boolean[rows.size()];
    if (faces.isEmpty() || rows.isEmpty()) {
      return alike;
    }
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TFloat32 apart = tensor(faces)) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> some =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, apart.shape().get(1))));
      Operand<TFloat32> cosines =
          tf.linalg.matMul(some, tf.constantOf(apart), MatMul.transposeB(true));
      Operand<TBool> near =
          tf.math.greaterEqual(tf.max(cosines, tf.constant(1)), tf.constant(ALIKE));
      int at = 0;
      for (List<float[]> part : Lists.partition(rows, AT_ONCE)) {
        try (TFloat32 fed = tensor(part.stream().map(UnitBytes::unit).toList());
            TBool found = (TBool) session.runner().feed(some, fed).fetch(near).run().get(0)) {
          boolean[] answers = StdArrays.array1dCopyOf(found);
          System.arraycopy(answers, 0, alike, at, answers.length);
          at += answers.length;
        }
      }
    }
    return alike;
  }

  private static TFloat32 tensor(List<float[]> rows) {
    return TFloat32.tensorOf(StdArrays.ndCopyOf(rows.toArray(float[][]::new)));
  }
}
