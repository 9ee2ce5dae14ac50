package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A list of pairs in the form of LFW (Huang et al. 2007, Labeled Faces in the Wild) or as two paths
 * a line, in folds.
 *
 * <pre>
 * 10 300                            folds, and pairs of each kind in a fold: the first line, if at all
 * Ada_Lovelace 1 4                  Ada_Lovelace/Ada_Lovelace_0001.jpg and ..._0004.jpg
 * Ada_Lovelace 1 Alan_Turing 2      Ada_Lovelace/Ada_Lovelace_0001.jpg and Alan_Turing/..._0002.jpg
 * ada/1.jpg alan/2.jpg              the two files: one person if their folders have one name
 * a.jpg,b.jpg,different             the two files, and what they are: same or different, or 1 or 0
 * </pre>
 *
 * <p>Columns are separated by tabs where a line has any, else by commas, else by blanks; empty
 * lines count as none, and so does a first line whose third column is another word: names of
 * columns. The first line's folds follow each other; without one, the pairs of each kind are dealt
 * in turn to ten folds. Immutable.
 *
 * @param pairs in the order of the list
 * @param foldSize pairs of a fold, both kinds; 0 where the list does not say
 */
public record PairList(List<Pair> pairs, int foldSize) {
  private static final Pattern HEADER = Pattern.compile("\\d+(\\s+\\d+)?");
  private static final Splitter TABS = Splitter.on('\t').trimResults().omitEmptyStrings();
  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();
  private static final Splitter BLANKS =
      Splitter.on(CharMatcher.whitespace()).trimResults().omitEmptyStrings();
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Set<String> SAME = Set.of("same", "1", "true");
  private static final Set<String> DIFFERENT = Set.of("different", "0", "false");
  private static final int DEALT = 10;

  /** Copies the list. */
  public PairList {
    pairs = ImmutableList.copyOf(pairs);
  }

  /**
   * Reads a list.
   *
   * @param file the list, UTF-8
   * @param root the folder in which the pictures are
   * @throws UncheckedIOException if the list cannot be read
   * @throws IllegalArgumentException if a line has another form, which the message names, or the
   *     first line counts other pairs than there are
   */
  public static PairList read(Path file, Path root) {
    try {
      return parse(Files.readAllLines(file), root);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": no such file, or it is no text", e);
    }
  }

  static PairList parse(List<String> lines, Path root) {
    ImmutableList.Builder<Pair> pairs = ImmutableList.builder();
    String first = lines.isEmpty() ? "" : lines.get(0).strip();
    boolean header = HEADER.matcher(first).matches();
    for (int i = header || namesColumns(first) ? 1 : 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        pairs.add(pair(line, i + 1, root));
      }
    }
    return new PairList(pairs.build(), header ? foldSize(first) : 0);
  }

  private static boolean namesColumns(String first) {
    List<String> words = words(first);
    return (first.indexOf('\t') >= 0 || first.indexOf(',') >= 0)
        && words.size() == 3
        && !NUMBER.matcher(words.get(2)).matches()
        && !SAME.contains(Ascii.toLowerCase(words.get(2)))
        && !DIFFERENT.contains(Ascii.toLowerCase(words.get(2)));
  }

  private static List<String> words(String line) {
    Splitter columns = line.indexOf('\t') >= 0 ? TABS : line.indexOf(',') >= 0 ? COMMAS : BLANKS;
    return columns.splitToList(line);
  }

  /** Of 10 300: 600. View 1's lists count the pairs of each kind alone: they have no folds. */
  private static int foldSize(String header) {
    List<String> counts = BLANKS.splitToList(header);
    return counts.size() == 2 ? 2 * Integer.parseInt(counts.get(1)) : 0;
  }

  /**
   * The pairs in folds, two or more, none empty.
   *
   * @throws IllegalArgumentException if the list's folds are not whole, or it has too few pairs
   */
  public List<List<Pair>> folds() {
    if (foldSize > 0) {
      checkArgument(
          pairs.size() % foldSize == 0 && pairs.size() >= 2 * foldSize,
          "%s pairs are no two or more whole folds of %s",
          pairs.size(),
          foldSize);
      return Lists.partition(pairs, foldSize);
    }
    checkArgument(pairs.size() >= 2 * DEALT, "%s pairs are too few for folds", pairs.size());
    List<List<Pair>> dealt = new ArrayList<>();
    int[] turn = new int[2];
    for (Pair pair : pairs) {
      int fold = turn[pair.same() ? 0 : 1]++ % DEALT;
      while (dealt.size() <= fold) {
        dealt.add(new ArrayList<>());
      }
      dealt.get(fold).add(pair);
    }
    return dealt;
  }

  private static Pair pair(String line, int number, Path root) {
    List<String> words = words(line);
    try {
      return switch (words.size()) {
        case 2 -> paths(root.resolve(words.get(0)), root.resolve(words.get(1)));
        case 3 ->
            NUMBER.matcher(words.get(1)).matches()
                ? new Pair(
                    lfw(root, words.get(0), words.get(1)),
                    lfw(root, words.get(0), words.get(2)),
                    true)
                : labelled(root, words, line, number);
        case 4 ->
            new Pair(
                lfw(root, words.get(0), words.get(1)),
                lfw(root, words.get(2), words.get(3)),
                words.get(0).equals(words.get(2)));
        default -> throw wrong(line, number);
      };
    } catch (NumberFormatException e) {
      throw wrong(line, number);
    }
  }

  private static Pair labelled(Path root, List<String> words, String line, int number) {
    String label = Ascii.toLowerCase(words.get(2));
    if (!SAME.contains(label) && !DIFFERENT.contains(label)) {
      throw wrong(line, number);
    }
    return new Pair(root.resolve(words.get(0)), root.resolve(words.get(1)), SAME.contains(label));
  }

  private static Pair paths(Path first, Path second) {
    return new Pair(first, second, folder(first).equals(folder(second)));
  }

  private static Optional<Path> folder(Path picture) {
    return Optional.ofNullable(picture.getParent()).map(Path::getFileName);
  }

  private static Path lfw(Path root, String name, String number) {
    return root.resolve(name).resolve("%s_%04d.jpg".formatted(name, Integer.parseInt(number)));
  }

  private static IllegalArgumentException wrong(String line, int number) {
    return new IllegalArgumentException(
        ("line %d of the pairs is '%s', must be 'name n1 n2', 'name1 n1 name2 n2', 'pathA pathB'"
                + " or 'pathA pathB same' (or different)")
            .formatted(number, line));
  }
}
