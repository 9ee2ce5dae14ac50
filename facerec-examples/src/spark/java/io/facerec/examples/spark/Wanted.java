package io.facerec.examples.spark;

import io.facerec.SelfieFinder;
import io.facerec.SelfieFinderBuilder;
import io.facerec.exception.FacerecException;
import io.facerec.verify.Embedding;
import io.facerec.verify.FalseMatchRate;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The people who are looked for: what the driver sends to each executor once, 0.6 KB a person.
 *
 * @param people each with an embedding of the shipped verifier
 * @param falseMatchRate of a face and a person, or null for the finder's default
 */
record Wanted(List<Person> people, @Nullable Double falseMatchRate) implements Serializable {
  /**
   * One of them.
   *
   * @param avatar the path of the picture
   * @param embedding of the face on it
   */
  record Person(String avatar, List<Float> embedding) implements Serializable {}

  /**
   * Reads avatars, one after the other.
   *
   * @param refused is told of each that cannot be used, and why
   */
  static Wanted read(
      List<Path> avatars, @Nullable Double falseMatchRate, BiConsumer<Path, String> refused) {
    List<Person> people = new ArrayList<>();
    for (Path avatar : avatars) {
      try {
        Embedding face = SelfieFinder.builder(avatar).build().person();
        people.add(new Person(avatar.toString(), values(face)));
      } catch (FacerecException e) {
        refused.accept(avatar, String.valueOf(e.getMessage()));
      }
    }
    return new Wanted(new ArrayList<>(people), falseMatchRate);
  }

  /** A finder of one of them, which costs no reading. */
  SelfieFinder finder(Person person, int parallelism) {
    float[] values = new float[person.embedding().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = person.embedding().get(i);
    }
    SelfieFinderBuilder builder =
        SelfieFinder.builder(Embedding.of(values)).parallelism(parallelism);
    Optional.ofNullable(falseMatchRate).map(FalseMatchRate::of).ifPresent(builder::threshold);
    return builder.build();
  }

  private static List<Float> values(Embedding face) {
    List<Float> values = new ArrayList<>();
    for (float value : face.toArray()) {
      values.add(value);
    }
    return values;
  }
}
