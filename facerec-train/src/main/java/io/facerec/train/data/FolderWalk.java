package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import io.facerec.image.Landmarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One walk over folders of people.
 *
 * @param store what was found
 * @param people the rows of each person who has photos
 */
record FolderWalk(PhotoStore store, Map<String, PhotoStore.Rows> people) {
  /** Walks these folders. */
  static FolderWalk of(List<Path> roots) {
    TreeMap<String, List<Path>> folders = new TreeMap<>();
    PathTable.Builder paths = new PathTable.Builder();
    for (Path root : roots) {
      checkArgument(Files.isDirectory(root), "%s is no folder of faces", root);
      paths.root(PathTable.rootName(root));
      for (Path person : sorted(root, Files::isDirectory)) {
        folders
            .computeIfAbsent(person.getFileName().toString(), name -> new ArrayList<>())
            .add(root);
      }
    }
    Map<String, PhotoStore.Rows> people = new TreeMap<>();
    folders.forEach(
        (person, in) -> {
          int first = paths.size();
          in.forEach(root -> list(paths, root, person));
          if (paths.size() > first) {
            people.put(person, new PhotoStore.Rows(first, paths.size()));
          }
        });
    PathTable table = paths.build();
    return new FolderWalk(new PhotoStore(table, landmarks(roots, table, people)), people);
  }

  private static void list(PathTable.Builder paths, Path root, String person) {
    for (Path photo : sorted(root.resolve(person), FolderWalk::isPicture)) {
      paths.add(PathTable.rootName(root), person + "/" + photo.getFileName());
    }
  }

  private static List<Path> sorted(Path folder, Predicate<Path> wanted) {
    try (var paths = Files.list(folder)) {
      return paths.filter(wanted).sorted().collect(toImmutableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPicture(Path path) {
    String name = Ascii.toLowerCase(path.getFileName().toString());
    return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
  }

  private static float @Nullable [] landmarks(
      List<Path> roots, PathTable table, Map<String, PhotoStore.Rows> people) {
    if (roots.stream().noneMatch(LandmarkFile::isIn)) {
      return null;
    }
    float[] landmarks = new float[Math.multiplyExact(PhotoStore.NUMBERS, table.size())];
    Arrays.fill(landmarks, Float.NaN);
    for (Path root : roots) {
      LandmarkFile.forEach(
          root,
          (path, face) -> {
            PhotoStore.Rows rows = people.get(path.substring(0, Math.max(0, path.indexOf('/'))));
            int row =
                rows == null
                    ? -1
                    : table.find(PathTable.rootName(root), path, rows.from(), rows.to());
            for (int i = 0; row >= 0 && i < Landmarks.COUNT; i++) {
              landmarks[PhotoStore.NUMBERS * row + 2 * i] = face.points().get(i).x();
              landmarks[PhotoStore.NUMBERS * row + 2 * i + 1] = face.points().get(i).y();
            }
          });
    }
    return landmarks;
  }
}
