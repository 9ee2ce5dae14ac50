package io.facerec.examples.demo.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaceTemplateTest {
  private static final int SIZE = FaceTemplate.SIZE;

  @Test
  void a_colour_survives_the_way_to_a_vector_and_back() {
    Function<Ops, Operand<TFloat32>> there =
        tf -> FaceTemplate.toVectors(tf, plain(tf, 0.8f, 0.4f, 0.2f));

    float[] vector = values(there);
    float[] rgb = values(tf -> FaceTemplate.toRgb(tf, there.apply(tf)));

    assertEquals(0.4968f, vector[0], 1e-5); // 0.299 * 0.8 + 0.587 * 0.4 + 0.114 * 0.2
    assertEquals(0.2f - 0.4968f, vector[SIZE * SIZE], 1e-5);
    assertEquals(0.8f, rgb[0], 1e-5);
    assertEquals(0.4f, rgb[1], 1e-5);
    assertEquals(0.2f, rgb[2], 1e-5);
  }

  @Test
  void the_head_is_opaque_in_the_middle_half_so_on_its_rim_and_nothing_in_the_corner() {
    float[] head =
        values(tf -> FaceTemplate.head(tf, tf.constant(SIZE), 0.3f + 0.5f / SIZE, 0.4f, 0.2f));

    assertEquals(1, head[SIZE / 2 * SIZE + SIZE / 2]);
    assertEquals(0, head[0]);
    // 24.5 pixels right of the middle the radius is 1 across, and nearly 0 down
    assertEquals(0.5f, head[SIZE / 2 * SIZE + SIZE / 2 + 24], 0.01);
  }

  @Test
  void the_eyes_are_level_and_a_quarter_of_the_side_apart() {
    float[][] places = FaceTemplate.landmarks(150);

    assertEquals(35.24f, places[1][0] - places[0][0], 0.01);
    assertEquals(57.29f, places[0][0], 0.01);
    assertEquals(66.70f, places[0][1], 0.01);
  }

  private static Operand<TFloat32> plain(Ops tf, float red, float green, float blue) {
    return tf.broadcastTo(tf.array(red, green, blue), tf.array(1, SIZE, SIZE, 3));
  }

  private static float[] values(Function<Ops, Operand<TFloat32>> made) {
    try (Graph graph = new Graph()) {
      Operand<TFloat32> fetched = made.apply(Ops.create(graph));
      try (Session session = new Session(graph);
          TFloat32 tensor = (TFloat32) session.runner().fetch(fetched).run().get(0)) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }
}
