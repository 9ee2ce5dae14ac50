package io.facerec.examples;

import io.facerec.train.evaluation.PairList;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a list of pairs of pictures is, and the pictures. */
final class PairOptions {
  @Option(
      names = "--pairs",
      required = true,
      paramLabel = "FILE",
      description =
          "Pairs in LFW's form (name n1 n2 | name1 n1 name2 n2, pictures are"
              + " DIR/name/name_0001.jpg; the first line may count folds and pairs) or two paths a"
              + " line, of one person where their folders have one name or a third column says"
              + " same (or different); columns parted by tabs, commas or blanks.")
  private Path pairs;

  @Option(
      names = "--root",
      required = true,
      paramLabel = "DIR",
      description = "The folder in which the pictures are.")
  private Path root;

  /** The list. */
  PairList read() {
    return PairList.read(pairs, root);
  }
}
