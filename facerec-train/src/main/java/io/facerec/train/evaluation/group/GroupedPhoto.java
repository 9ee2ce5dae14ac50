package io.facerec.train.evaluation.group;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A picture of somebody unknown whose groups are known.
 *
 * @param path the file
 * @param groups by attribute: {@code age} to {@code 20-29}
 */
public record GroupedPhoto(Path path, Map<String, String> groups) {
  /** By the first number in a name, as ages are, then by the name. */
  static final Comparator<String> GROUP_ORDER =
      comparingInt(GroupedPhoto::firstNumber).thenComparing(naturalOrder());

  private static final int ADULT = 20;

  /** Copies the groups. */
  public GroupedPhoto {
    groups = ImmutableMap.copyOf(groups);
  }

  private static int firstNumber(String group) {
    String digits = CharMatcher.inRange('0', '9').negate().trimAndCollapseFrom(group, ' ');
    return digits.isEmpty()
        ? 0
        : Integer.parseInt(Splitter.on(' ').split(digits).iterator().next());
  }

  /** Whether the age group begins at 20 years or later. */
  public boolean isAdult() {
    return firstNumber(groups.getOrDefault(GroupedFolders.AGE, "")) >= ADULT;
  }

  /**
   * As many of each combination of groups, at random, so that groups differ in one attribute alone:
   * as many children of each ethnicity. The same for the same seed and photos.
   *
   * @param each how many of a combination, or all of it where there are fewer
   */
  public static List<GroupedPhoto> sample(List<GroupedPhoto> photos, int each, long seed) {
    Map<String, List<GroupedPhoto>> cells = new TreeMap<>();
    for (GroupedPhoto photo : photos) {
      cells.computeIfAbsent(photo.groups().toString(), cell -> new ArrayList<>()).add(photo);
    }
    Random random = new Random(seed);
    List<GroupedPhoto> drawn = new ArrayList<>();
    for (List<GroupedPhoto> cell : cells.values()) {
      Collections.shuffle(cell, random);
      drawn.addAll(cell.subList(0, Math.min(each, cell.size())));
    }
    return drawn;
  }
}
