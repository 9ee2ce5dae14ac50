package io.facerec.examples.demo;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.examples.demo.people.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Who is on which photo of an album, how large, where and in what light: all by the seed. The
 * wanted person is on six in ten of the photos that show people; one photo in seven shows nobody.
 *
 * @param seed the same seed, people and photos plan the same album
 * @param people how many there are, the wanted one included; at least 2
 * @param photos how many are taken; at least 1
 */
record AlbumPlan(long seed, int people, int photos) {
  /** Faces' heights in pixels. */
  private static final int SMALLEST = 45;

  private static final int LARGEST = 200;
  private static final int MOST_FIGURES = 5;
  private static final int[][] FORMATS = {{1024, 768}, {768, 1024}, {1280, 960}, {960, 960}};

  /** How much room a head needs across, in heights of the face. */
  private static final double ROOM = 1.25;

  /** Checks the numbers. */
  AlbumPlan {
    checkArgument(people >= 2, "%s people, must be at least 2", people);
    checkArgument(photos >= 1, "%s photos, must be at least 1", photos);
  }

  /** Whom the album is searched for. */
  Person wanted() {
    return person(0);
  }

  /** A portrait of the wanted person, not part of the album. */
  Scene avatar() {
    Figure figure = new Figure(wanted(), 0, 240, 270, 220, 0);
    return new Scene(
        "avatar.jpg", 480, 600, Backdrop.ROOM, List.of(figure), Light.EVEN, seed * 31 + 7);
  }

  /**
   * The photos, each planned by a seed of its own: more photos leave the first ones as they are.
   */
  List<Scene> scenes() {
    return IntStream.rangeClosed(1, photos)
        .mapToObj(this::scene)
        .collect(ImmutableList.toImmutableList());
  }

  private Scene scene(int number) {
    Random random = new Random((seed * 1_000_003 + number) * 0x9E3779B97F4A7C15L);
    int[] format = FORMATS[random.nextInt(FORMATS.length)];
    Backdrop[] places = Backdrop.values();
    return new Scene(
        "photo-%03d.jpg".formatted(number),
        format[0],
        format[1],
        places[random.nextInt(places.length)],
        figures(number, format[0], format[1], random),
        Light.random(random),
        random.nextLong());
  }

  private List<Figure> figures(int number, int width, int height, Random random) {
    List<Person> shown = cast(random);
    List<Figure> figures = new ArrayList<>();
    double slot = (double) width / Math.max(1, shown.size());
    for (int i = 0; i < shown.size(); i++) {
      double largest = Math.min(LARGEST, slot / ROOM);
      double face = SMALLEST + random.nextDouble() * (largest - SMALLEST);
      double play = slot - ROOM * face;
      double x = i * slot + ROOM * face / 2 + random.nextDouble() * play;
      double y = face + (0.12 + 0.4 * random.nextDouble()) * (height - 2 * face);
      double tilt = Math.max(-20, Math.min(20, 8 * random.nextGaussian()));
      figures.add(new Figure(shown.get(i), number, x, y, face, tilt));
    }
    figures.sort(Comparator.comparingDouble(Figure::faceHeight)); // who is near hides who is far
    return figures;
  }

  private List<Person> cast(Random random) {
    if (random.nextInt(7) == 0) {
      return List.of();
    }
    List<Person> shown = new ArrayList<>();
    if (random.nextInt(10) < 6) {
      shown.add(wanted());
    }
    List<Integer> others = new ArrayList<>(IntStream.range(1, people).boxed().toList());
    Collections.shuffle(others, random);
    int figures = Math.min(people, 1 + random.nextInt(MOST_FIGURES));
    for (int other : others) {
      if (shown.size() < figures) {
        shown.add(person(other));
      }
    }
    Collections.shuffle(shown, random);
    return shown;
  }

  private Person person(int number) {
    return new Person(seed * 1000 + number);
  }
}
