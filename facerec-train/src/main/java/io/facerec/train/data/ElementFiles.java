package io.facerec.train.data;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Longs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TString;

/** Which files the elements of a stream are made of, by their numbers. */
@FunctionalInterface
interface ElementFiles {
  /** The files of each of these elements. */
  ImmutableMap<Long, List<Path>> of(List<Long> elements);

  /** The tables that a stream draws from. */
  @FunctionalInterface
  interface Tables {
    /** Builds them. */
    List<Operand<?>> constants(Ops tf);
  }

  /**
   * By the function that draws an element in the stream itself.
   *
   * @param tables what the function uses
   * @param draw from an element's number to its paths, string [files]
   */
  static ElementFiles drawnBy(Tables tables, Dataset.Mapping draw) {
    return elements -> {
      try (Graph graph = new Graph()) {
        Ops tf = Ops.create(graph);
        Dataset.Elements next =
            Dataset.fromTensorSlices(tf, List.of(tf.constant(Longs.toArray(elements))))
                .map(1, tables.constants(tf), draw)
                .iterate();
        try (Session session = new Session(graph)) {
          session.run(next.initializer());
          ImmutableMap.Builder<Long, List<Path>> files = ImmutableMap.builder();
          for (long element : elements) {
            try (Result result = session.runner().fetch(next.tensors().get(0)).run()) {
              List<Path> paths = new ArrayList<>();
              ((TString) result.get(0)).scalars().forEach(p -> paths.add(Path.of(p.getObject())));
              files.put(element, paths);
            }
          }
          return files.buildOrThrow();
        }
      }
    };
  }
}
