package io.facerec.examples.benchmark;

import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws pairs of paths in Java: every other pair of one person. */
final class JavaDraw {
  private final List<List<Path>> people = new ArrayList<>();

  JavaDraw(FaceFolder folder) {
    for (String name : folder.identities()) {
      List<Path> photos = folder.photosOf(name).stream().map(FacePhoto::path).toList();
      if (photos.size() >= 2) {
        people.add(photos);
      }
    }
  }

  /** Both paths of so many pairs. */
  List<Path> draw(int pairs, RandomGenerator random) {
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      List<Path> first = people.get(random.nextInt(people.size()));
      List<Path> second = i % 2 == 0 ? first : people.get(random.nextInt(people.size()));
      paths.add(first.get(random.nextInt(first.size())));
      paths.add(second.get(random.nextInt(second.size())));
    }
    return paths;
  }
}
