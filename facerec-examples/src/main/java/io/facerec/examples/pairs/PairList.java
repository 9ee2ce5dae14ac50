package io.facerec.examples.pairs;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a list of pairs in the form of LFW (Huang et al. 2007, Labeled Faces in the Wild) or as two
 * paths a line.
 *
 * <pre>
 * 10 300                            folds and pairs in each: only as the first line, not needed
 * Ada_Lovelace 1 4                  Ada_Lovelace/Ada_Lovelace_0001.jpg and ..._0004.jpg
 * Ada_Lovelace 1 Alan_Turing 2      Ada_Lovelace/Ada_Lovelace_0001.jpg and Alan_Turing/..._0002.jpg
 * holiday/1.jpg home/2.jpg          the two files
 * </pre>
 *
 * <p>Columns are separated by tabs where a line has any, else by blanks; empty lines count as none.
 */
public final class PairList {
  private static final Pattern HEADER = Pattern.compile("\\d+(\\s+\\d+)?");
  private static final Splitter TABS = Splitter.on('\t').trimResults().omitEmptyStrings();
  private static final Splitter BLANKS =
      Splitter.on(CharMatcher.whitespace()).trimResults().omitEmptyStrings();

  private PairList() {}

  /**
   * The pairs of a file, in its order.
   *
   * @param file the list, UTF-8
   * @param root the folder in which the pictures are
   * @throws UncheckedIOException if the list cannot be read
   * @throws IllegalArgumentException if a line has another form; the message names it
   */
  public static List<Pair> read(Path file, Path root) {
    try {
      return parse(Files.readAllLines(file), root);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": no such file, or it is no text", e);
    }
  }

  static List<Pair> parse(List<String> lines, Path root) {
    ImmutableList.Builder<Pair> pairs = ImmutableList.builder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      boolean header = i == 0 && HEADER.matcher(line).matches();
      if (!line.isEmpty() && !header) {
        pairs.add(pair(line, i + 1, root));
      }
    }
    return pairs.build();
  }

  private static Pair pair(String line, int number, Path root) {
    List<String> words = (line.indexOf('\t') >= 0 ? TABS : BLANKS).splitToList(line);
    try {
      return switch (words.size()) {
        case 2 -> new Pair(root.resolve(words.get(0)), root.resolve(words.get(1)));
        case 3 ->
            new Pair(lfw(root, words.get(0), words.get(1)), lfw(root, words.get(0), words.get(2)));
        case 4 ->
            new Pair(lfw(root, words.get(0), words.get(1)), lfw(root, words.get(2), words.get(3)));
        default -> throw wrong(line, number);
      };
    } catch (NumberFormatException e) {
      throw wrong(line, number);
    }
  }

  private static Path lfw(Path root, String name, String number) {
    return root.resolve(name).resolve("%s_%04d.jpg".formatted(name, Integer.parseInt(number)));
  }

  private static IllegalArgumentException wrong(String line, int number) {
    return new IllegalArgumentException(
        "line %d of the pairs is '%s', must be 'name n1 n2', 'name1 n1 name2 n2' or 'pathA pathB'"
            .formatted(number, line));
  }
}
