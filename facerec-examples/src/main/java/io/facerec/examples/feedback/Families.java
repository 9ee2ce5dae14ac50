package io.facerec.examples.feedback;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.facerec.train.data.FaceFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which family a person is of, by the paths that the pictures have in Families in the Wild
 * (Robinson et al., 2018): {@code .../F0001/MID2/...} is the second member of the first family.
 *
 * @param ofPeople the family of each person who is of one
 */
public record Families(Map<String, String> ofPeople) {
  private static final Pattern FAMILY = Pattern.compile("/(F\\d{4})/MID\\d+/");

  /** Copies the map. */
  public Families {
    ofPeople = ImmutableMap.copyOf(ofPeople);
  }

  /** Nobody is of one family with anybody. */
  public static Families none() {
    return new Families(Map.of());
  }

  /**
   * Reads a table of faces, tab-separated: {@code person/picture.jpg}, source, path in the source.
   */
  public static Families read(Path table) {
    try (var lines = Files.lines(table)) {
      return new Families(
          lines
              .filter(line -> !line.startsWith("#"))
              .map(line -> Splitter.on('\t').splitToList(line))
              .flatMap(cells -> member(table, cells).stream())
              .collect(toImmutableMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Map.Entry<String, String>> member(Path table, List<String> cells) {
    checkArgument(cells.size() >= 3, "%s: %s has no path in its source", table, cells);
    Matcher family = FAMILY.matcher(cells.get(2));
    String person = cells.get(0).substring(0, Math.max(0, cells.get(0).indexOf('/')));
    return family.find() ? Optional.of(Map.entry(person, family.group(1))) : Optional.empty();
  }

  /**
   * The people of some families, at random, of which each has at least two people.
   *
   * @param people to choose from
   * @param photos the least that a person has
   * @param most families
   */
  public Set<String> some(FaceFolder people, int photos, int most, long seed) {
    ListMultimap<String, String> members = MultimapBuilder.treeKeys().arrayListValues().build();
    for (String person : people.identities()) {
      if (ofPeople.containsKey(person) && people.photosOf(person).size() >= photos) {
        members.put(ofPeople.get(person), person);
      }
    }
    List<String> families = new ArrayList<>(members.keySet());
    families.removeIf(family -> members.get(family).size() < 2);
    Collections.shuffle(families, new Random(seed));
    return families.stream()
        .limit(most)
        .flatMap(family -> members.get(family).stream())
        .collect(toImmutableSet());
  }

  /** Whether two are of one family. */
  boolean related(String a, String b) {
    String family = ofPeople.get(a);
    return family != null && family.equals(ofPeople.get(b));
  }
}
