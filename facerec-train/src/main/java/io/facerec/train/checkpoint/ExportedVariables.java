package io.facerec.train.checkpoint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.protobuf.InvalidProtocolBufferException;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.Net.Fold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The variables of an exported graph, as its constants have them. A kernel into which a
 * normalisation was folded is the product that the graph holds by the factors beside it.
 */
final class ExportedVariables implements SavedVariables {
  private static final String GRAPH = "graph.pb";

  /** The scope of the constants in the graph that they are read into. */
  private static final String IMPORTED = "exported";

  private final Path file;
  private final Map<String, NodeDef> constants;

  private ExportedVariables(Path file, Map<String, NodeDef> constants) {
    this.file = file;
    this.constants = constants;
  }

  /** Whether this is the folder of an export, and not also of a training. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(GRAPH)) && new CheckpointFolder(folder).latest().isEmpty();
  }

  /**
   * Those of the model in this folder.
   *
   * @throws DamagedCheckpointException if its graph is none
   */
  static ExportedVariables in(Path folder) {
    Path file = folder.resolve(GRAPH);
    Map<String, NodeDef> constants = new LinkedHashMap<>();
    try {
      for (NodeDef node : GraphDef.parseFrom(Files.readAllBytes(file)).getNodeList()) {
        if (node.getOp().equals("Const")) {
          constants.put(node.getName(), node);
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new DamagedCheckpointException(file, "is no graph", "export the model again", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return new ExportedVariables(file, constants);
  }

  @Override
  public boolean has(String name) {
    return constants.containsKey(Net.operation(name))
        || (constants.containsKey(Fold.productOf(name))
            && constants.containsKey(Fold.factorsOf(name)));
  }

  @Override
  public List<Operand<? extends TType>> restore(Ops tf, List<String> names) {
    Map<String, Operand<TFloat32>> imported = imported(tf, names);
    List<Operand<? extends TType>> values = new ArrayList<>();
    for (String name : names) {
      Operand<TFloat32> whole = imported.get(Net.operation(name));
      values.add(
          whole != null
              ? whole
              : tf.math.divNoNan(
                  requireNonNull(imported.get(Fold.productOf(name))),
                  requireNonNull(imported.get(Fold.factorsOf(name)))));
    }
    return values;
  }

  private Map<String, Operand<TFloat32>> imported(Ops tf, List<String> names) {
    GraphDef.Builder wanted = GraphDef.newBuilder();
    for (String name : names) {
      checkArgument(has(name), "%s has no %s", file, name);
      for (String constant :
          List.of(Net.operation(name), Fold.productOf(name), Fold.factorsOf(name))) {
        NodeDef node = constants.get(constant);
        if (node != null) {
          wanted.addNode(node);
        }
      }
    }
    Graph graph = (Graph) tf.scope().env();
    graph.importGraphDef(wanted.build(), IMPORTED);
    Map<String, Operand<TFloat32>> imported = new HashMap<>();
    for (NodeDef node : wanted.getNodeList()) {
      imported.put(
          node.getName(),
          graph.operationOrThrow(IMPORTED + "/" + node.getName()).<TFloat32>output(0));
    }
    return imported;
  }

  @Override
  public DamagedCheckpointException damaged(TensorFlowException cause) {
    return new DamagedCheckpointException(
        file, "cannot be read (%s)".formatted(cause.getMessage()), "export the model again", cause);
  }
}
