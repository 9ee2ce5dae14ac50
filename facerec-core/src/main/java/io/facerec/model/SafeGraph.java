package io.facerec.model;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Looks for operations that reach out of their tensors: TensorFlow has such as read and write any
 * file, ask servers, or print, and a model from elsewhere may hold them.
 */
final class SafeGraph {
  /** Words in the names of those operations, of TensorFlow's registry. No net is made of any. */
  private static final Pattern REACHES_OUT =
      Pattern.compile(
          "File|Reader|Dataset|Iterator|Save|Restore|Checkpoint|Summary|PyFunc|Debug|Print"
              + "|Proto|ImmutableConst|Vocab|LoadAndRemap|Remote|Rpc|Send$|Recv|Collective|Abort");

  private SafeGraph() {}

  /** The first operation of the graph, or of a function of it, that reaches out. */
  static Optional<String> reachingOut(GraphDef graph) {
    return Stream.concat(
            graph.getNodeList().stream(),
            graph.getLibrary().getFunctionList().stream()
                .flatMap(function -> function.getNodeDefList().stream()))
        .map(NodeDef::getOp)
        .filter(REACHES_OUT.asPredicate())
        .findFirst();
  }
}
