package io.facerec.train.evaluation.group;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Data sets of pictures that are labelled with age, sex or ethnicity, as they are laid out. */
public final class GroupedFolders {
  /** The attribute in years. */
  public static final String AGE = "age";

  /** The attribute female or male. */
  public static final String SEX = "sex";

  /** The attribute ethnicity, in the words of the data set. */
  public static final String ETHNICITY = "ethnicity";

  private static final ImmutableList<String> UTK_ETHNICITIES =
      ImmutableList.of("white", "black", "asian", "indian", "other");

  private static final Splitter UNDERSCORES = Splitter.on('_');
  private static final Splitter COMMAS = Splitter.on(',');

  private GroupedFolders() {}

  /** FairFace (Karkkainen and Joo 2021): {@code age/ethnicity/name.jpg}. */
  public static List<GroupedPhoto> fairFace(Path folder) {
    return walk(
        folder,
        path ->
            path.getNameCount() == 3
                ? Optional.of(
                    ImmutableMap.of(
                        AGE, path.getName(0).toString(), ETHNICITY, path.getName(1).toString()))
                : Optional.empty());
  }

  /** UTKFace (Zhang et al. 2017): {@code age_sex_ethnicity_date.jpg}; names of another form out. */
  public static List<GroupedPhoto> utkFace(Path folder) {
    return walk(
        folder, path -> utkFace(UNDERSCORES.splitToList(String.valueOf(path.getFileName()))));
  }

  private static Optional<Map<String, String>> utkFace(List<String> words) {
    if (words.size() != 4
        || !words.get(0).matches("\\d{1,3}")
        || !words.get(1).matches("[01]")
        || !words.get(2).matches("[0-4]")) {
      return Optional.empty();
    }
    return Optional.of(
        ImmutableMap.of(
            AGE, ageGroup(Integer.parseInt(words.get(0))),
            SEX, words.get(1).equals("0") ? "male" : "female",
            ETHNICITY, UTK_ETHNICITIES.get(Integer.parseInt(words.get(2)))));
  }

  /**
   * The pictures of a table {@code path,age,...} with a header, below the folder that holds it.
   *
   * @param prefix how the paths begin that are wanted
   */
  public static List<GroupedPhoto> ages(Path table, String prefix) {
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .filter(line -> line.startsWith(prefix))
          .map(COMMAS::splitToList)
          .map(
              cells ->
                  new GroupedPhoto(
                      table.resolveSibling(cells.get(0)),
                      ImmutableMap.of(AGE, ageGroup(Integer.parseInt(cells.get(1))))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + table, e);
    }
  }

  private static String ageGroup(int years) {
    int[] ends = {3, 10, 20, 40, 60};
    int from = 0;
    for (int end : ends) {
      if (years < end) {
        return "%d-%d".formatted(from, end - 1);
      }
      from = end;
    }
    return from + " and more";
  }

  /**
   * What a path below the folder says of its picture; a picture of which it says nothing is out.
   */
  private interface Labels {
    Optional<Map<String, String>> of(Path path);
  }

  private static List<GroupedPhoto> walk(Path folder, Labels labels) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<GroupedPhoto> photos = new ArrayList<>();
      files
          .filter(file -> file.toString().endsWith(".jpg"))
          .sorted()
          .forEach(
              file ->
                  labels
                      .of(folder.relativize(file))
                      .ifPresent(groups -> photos.add(new GroupedPhoto(file, groups))));
      return photos;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
