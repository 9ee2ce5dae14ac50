package io.facerec.train.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FrozenScopeTest {
  @Test
  void layers_in_a_frozen_scope_stay_as_they_are_while_others_learn() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Net net = Net.root(tf, true, 1, tf.constant(0L));
      Operand<TFloat32> picture = tf.zeros(tf.constant(new int[] {1, 4, 4, 3}), TFloat32.class);
      Net still = net.frozen().child("still");
      ConvolutionBlock.of("block", 4, 3).apply(still, picture);
      still.scalar("loss", tf.constant(1f));
      assertFalse(still.training());
      assertFalse(net.weights().isEmpty());
      assertTrue(net.weights().values().stream().noneMatch(Net.Weight::trainable));
      assertTrue(net.weights().keySet().stream().allMatch(name -> name.startsWith("still/")));
      assertTrue(net.updates().isEmpty(), "moving averages would move");
      assertTrue(net.scalars().isEmpty());

      ConvolutionBlock.of("block", 4, 3).apply(net.child("learning"), picture);
      assertEquals(3, net.weights().values().stream().filter(Net.Weight::trainable).count());
      assertFalse(net.updates().isEmpty());
    }
  }
}
