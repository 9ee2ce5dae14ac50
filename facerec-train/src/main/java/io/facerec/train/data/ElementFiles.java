package io.facerec.train.data;

import com.google.common.collect.ImmutableMap;
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

  /** The elements of a stream from one on, their number first. */
  @FunctionalInterface
  interface Source {
    /** Builds them. */
    Dataset from(Ops tf, long first);
  }

  /**
   * By the function that draws an element in the stream itself.
   *
   * @param tables what the function uses
   * @param draw from an element's number to its paths, string [files]
   */
  static ElementFiles drawnBy(Tables tables, Dataset.Mapping draw) {
    return drawnBy((tf, first) -> Dataset.range(tf, first, Long.MAX_VALUE), tables, draw);
  }

  /** The same for a stream that is made of another source than numbers alone. */
  static ElementFiles drawnBy(Source source, Tables tables, Dataset.Mapping draw) {
    return elements -> {
      ImmutableMap.Builder<Long, List<Path>> files = ImmutableMap.builder();
      if (elements.isEmpty()) {
        return files.buildOrThrow();
      }
      try (Graph graph = new Graph()) {
        Ops tf = Ops.create(graph);
        Dataset all = source.from(tf, elements.get(0)).take(1);
        for (long element : elements.subList(1, elements.size())) {
          all = all.concatenate(source.from(tf, element).take(1));
        }
        Dataset.Elements next = all.map(1, tables.constants(tf), draw).iterate();
        try (Session session = new Session(graph)) {
          session.run(next.initializer());
          for (long element : elements) {
            try (Result result = session.runner().fetch(next.tensors().get(0)).run()) {
              List<Path> paths = new ArrayList<>();
              ((TString) result.get(0)).scalars().forEach(p -> paths.add(Path.of(p.getObject())));
              files.put(element, paths);
            }
          }
        }
      }
      return files.buildOrThrow();
    };
  }
}
