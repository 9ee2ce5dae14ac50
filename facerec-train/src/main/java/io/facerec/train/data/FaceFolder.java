package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.facerec.image.Landmarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * People and their photos, in VGGFace2's form: {@code n000123/0007_01.jpg}, with {@code
 * landmarks.txt} beside the people's folders where faces are marked. Several folders may hold
 * photos of the same people. Keeps paths and landmarks (about 300 bytes a photo), never pixels.
 * Immutable; the order is that of the names, on every file system.
 */
public final class FaceFolder {
  private final ImmutableSortedMap<String, ImmutableList<FacePhoto>> people;

  private FaceFolder(Map<String, ? extends List<FacePhoto>> people) {
    ImmutableSortedMap.Builder<String, ImmutableList<FacePhoto>> copy =
        ImmutableSortedMap.naturalOrder();
    people.forEach((name, photos) -> copy.put(name, ImmutableList.copyOf(photos)));
    this.people = copy.buildOrThrow();
  }

  /**
   * Lists the people of one or more folders.
   *
   * @throws UncheckedIOException if a folder cannot be read
   * @throws IllegalArgumentException if a folder is none, or its landmarks are malformed
   */
  public static FaceFolder of(Path root, Path... more) {
    Map<String, List<FacePhoto>> people = new TreeMap<>();
    List<Path> roots = new ArrayList<>(List.of(more));
    roots.add(0, root);
    for (Path folder : roots) {
      checkArgument(Files.isDirectory(folder), "%s is no folder of faces", folder);
      Map<String, Landmarks> landmarks = LandmarkFile.read(folder);
      for (Path person : sorted(folder, Files::isDirectory)) {
        String name = person.getFileName().toString();
        for (Path photo : sorted(person, FaceFolder::isJpeg)) {
          String key = name + "/" + photo.getFileName();
          people
              .computeIfAbsent(name, absent -> new ArrayList<>())
              .add(
                  new FacePhoto(photo, Optional.of(name), Optional.ofNullable(landmarks.get(key))));
        }
      }
    }
    return new FaceFolder(people);
  }

  private static List<Path> sorted(Path folder, Predicate<Path> wanted) {
    try (var paths = Files.list(folder)) {
      return paths.filter(wanted).sorted().collect(toImmutableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJpeg(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".jpg") || name.endsWith(".jpeg");
  }

  /** The names of the people, in order. */
  public ImmutableSet<String> identities() {
    return people.keySet();
  }

  /** The photos of one person, in order; none if the person is not here. */
  public ImmutableList<FacePhoto> photosOf(String identity) {
    return people.getOrDefault(identity, ImmutableList.of());
  }

  /** All photos, person by person. */
  public ImmutableList<FacePhoto> photos() {
    return people.values().stream().flatMap(List::stream).collect(toImmutableList());
  }

  /** These people alone; names that are not here are passed over. */
  public FaceFolder only(Collection<String> identities) {
    Set<String> wanted = ImmutableSet.copyOf(identities);
    return filter(wanted::contains);
  }

  /** All but these people. */
  public FaceFolder without(Collection<String> identities) {
    Set<String> unwanted = ImmutableSet.copyOf(identities);
    return filter(name -> !unwanted.contains(name));
  }

  private FaceFolder filter(Predicate<String> wanted) {
    Map<String, ImmutableList<FacePhoto>> some = new TreeMap<>();
    people.forEach(
        (name, photos) -> {
          if (wanted.test(name)) {
            some.put(name, photos);
          }
        });
    return new FaceFolder(some);
  }

  /**
   * Some people at random: the same for the same seed and folder.
   *
   * @param count how many, at most as many as there are with enough photos
   * @param photos the least number of photos that each of them has
   */
  public FaceFolder sample(int count, int photos, long seed) {
    List<String> names =
        people.entrySet().stream()
            .filter(person -> person.getValue().size() >= photos)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(ArrayList::new));
    checkArgument(
        count >= 1 && count <= names.size(),
        "%s people asked for, %s have %s photos or more",
        count,
        names.size(),
        photos);
    Collections.shuffle(names, new Random(seed));
    return only(names.subList(0, count));
  }

  /**
   * Splits the people, never a person's photos, at random: the same for the same seed and folder.
   *
   * @param share of the people that is held out, in (0, 1)
   */
  public Split split(double share, long seed) {
    checkArgument(share > 0 && share < 1, "the share is %s, must be in (0, 1)", share);
    int count = (int) Math.round(share * people.size());
    checkArgument(count >= 1 && count < people.size(), "%s people held out is no split", count);
    ImmutableSet<String> heldOut =
        sample(count, 1, seed).identities().stream().collect(toImmutableSet());
    return new Split(without(heldOut), only(heldOut));
  }

  /**
   * Two folders without a person in common.
   *
   * @param train to learn from
   * @param heldOut to measure on
   */
  public record Split(FaceFolder train, FaceFolder heldOut) {}

  @Override
  public String toString() {
    return people.size() + " people, " + photos().size() + " photos";
  }
}
