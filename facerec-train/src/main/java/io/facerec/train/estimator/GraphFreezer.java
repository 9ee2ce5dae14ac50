package io.facerec.train.estimator;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.facerec.train.layer.Net;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;

/**
 * Makes a graph of its own out of a net: variables become constants, what is not needed goes. But
 * for one thing: what folding a normalisation into a kernel hides is written too, as constants that
 * nothing reads, so that a training can begin with the exported weights.
 */
final class GraphFreezer {
  private GraphFreezer() {}

  /**
   * Freezes.
   *
   * @param outputs the operations that are kept, with all that they need
   */
  static GraphDef freeze(Graph graph, Session session, Net net, Collection<String> outputs) {
    Map<String, Operand<TFloat32>> constants = new LinkedHashMap<>();
    net.foldable().forEach(tensor -> constants.put(tensor.op().name(), tensor));
    net.weights()
        .values()
        .forEach(weight -> constants.put(weight.variable().op().name(), weight.variable()));
    Map<String, NodeDef> nodes = new HashMap<>();
    GraphDef whole = graph.toGraphDef();
    whole.getNodeList().forEach(node -> nodes.put(node.getName(), node));
    Set<String> kept = reachable(nodes, outputs, constants.keySet());
    GraphDef.Builder frozen =
        GraphDef.newBuilder().setVersions(whole.getVersions()).setLibrary(whole.getLibrary());
    for (NodeDef node : whole.getNodeList()) {
      if (kept.contains(node.getName())) {
        Operand<TFloat32> constant = constants.get(node.getName());
        frozen.addNode(constant == null ? node : constant(node.getName(), session, constant));
      }
    }
    hidden(net, kept).forEach((name, value) -> frozen.addNode(constant(name, session, value)));
    return frozen.build();
  }

  private static Map<String, Operand<TFloat32>> hidden(Net net, Set<String> kept) {
    Map<String, Operand<TFloat32>> hidden = new LinkedHashMap<>();
    for (Net.Weight weight : net.weights().values()) {
      Net.Fold fold = net.folds().get(weight.name());
      if (fold != null) {
        hidden.put(Net.Fold.factorsOf(weight.name()), fold.factors());
      } else if (!kept.contains(weight.variable().op().name())) {
        hidden.put(weight.variable().op().name(), weight.variable());
      }
    }
    return hidden;
  }

  private static Set<String> reachable(
      Map<String, NodeDef> nodes, Collection<String> outputs, Set<String> constants) {
    Set<String> kept = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(outputs);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (kept.add(name) && !constants.contains(name)) {
        for (String input : requireNonNull(nodes.get(name)).getInputList()) {
          String plain = input.startsWith("^") ? input.substring(1) : input;
          int colon = plain.indexOf(':');
          open.push(colon < 0 ? plain : plain.substring(0, colon));
        }
      }
    }
    return kept;
  }

  private static NodeDef constant(String name, Session session, Operand<TFloat32> value) {
    try (Result result = session.runner().fetch(value).run()) {
      Tensor tensor = result.get(0);
      TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
      for (long size : tensor.shape().asArray()) {
        shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
      }
      byte[] bytes = new byte[Math.toIntExact(tensor.numBytes())];
      tensor.asRawTensor().data().read(bytes);
      TensorProto.Builder proto =
          TensorProto.newBuilder()
              .setDtype(DataType.DT_FLOAT)
              .setTensorShape(shape)
              .setTensorContent(ByteString.copyFrom(bytes));
      return NodeDef.newBuilder()
          .setName(name)
          .setOp("Const")
          .putAttr("dtype", AttrValue.newBuilder().setType(DataType.DT_FLOAT).build())
          .putAttr("value", AttrValue.newBuilder().setTensor(proto).build())
          .build();
    }
  }
}
