package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.facerec.image.Landmarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The faces that the shipped verifier learned from, as they lie in the project's data folder:
 * {@code identity/train}, {@code identity/val}, {@code identity/distill}, {@code
 * identity/unlabeled} with {@code identity/teacher}, and a folder of many more people with {@code
 * more/faces-teacher.npy}.
 */
public final class ResearchFaces {
  private static final String DEVELOPMENT = "identity/val";
  private static final int TEACHER_WIDTH = 128;

  private final Path identity;
  private final Path teacherOfMore;
  private final Path more;

  private ResearchFaces(Path data, Path more) {
    this.identity = data.resolve("identity");
    this.teacherOfMore = data.resolve("more");
    this.more = more;
  }

  /**
   * The faces of a data folder.
   *
   * @param data holds {@code identity} and {@code more}
   * @param more the unpacked faces of {@code more}: people's folders and landmarks
   */
  public static ResearchFaces in(Path data, Path more) {
    checkArgument(
        Files.isDirectory(data.resolve("identity")), "%s has no folder named identity", data);
    checkArgument(Files.isDirectory(more), "%s is no folder of faces", more);
    return new ResearchFaces(data, more);
  }

  /**
   * The development people: checkpoints and options are chosen on them, nothing learns from them.
   */
  public static FaceFolder development(Path data) {
    return FaceFolder.of(data.resolve(DEVELOPMENT));
  }

  /** The development people of research data, or the people of any other folder. */
  public static FaceFolder developmentOrAll(Path data) {
    return Files.isDirectory(data.resolve(DEVELOPMENT)) ? development(data) : FaceFolder.of(data);
  }

  /**
   * People of {@code more} that training leaves out, for thresholds and calibration.
   *
   * @param people how many; each has four photos or more
   */
  public FaceFolder heldOut(int people, long seed) {
    return FaceFolder.of(more).sample(people, 4, seed);
  }

  /**
   * Every face with its teacher's embedding but those of these people and of {@code val}.
   *
   * @throws IllegalArgumentException if a face's file, landmarks or embedding is missing
   */
  public TaughtFaces taught(Set<String> excluded) {
    return taught(excluded, List.of());
  }

  /**
   * The same with more faces that a teacher embedded, whose people nobody knows: those of them who
   * look like one of {@code excluded} or of {@code val} are left out. Where a folder holds a face
   * that is here already, its embedding takes the place of the one that is here.
   *
   * @param folders {@link TaughtFolder}s
   */
  public TaughtFaces taught(Set<String> excluded, List<Path> folders) {
    Gathering gathering = new Gathering(TEACHER_WIDTH, excluded, TaughtFolders.read(folders));
    addIdentity(gathering);
    addMore(gathering);
    if (!folders.isEmpty()) {
      List<String> paths = lines(teacher("val.txt"));
      NpyTable rows = rows("val", teacher("val.npy"), paths.size());
      for (int i = 0; i < rows.rows(); i++) {
        gathering.keepApart(identity.resolve(paths.get(i)), rows.row(i));
      }
    }
    return gathering.end();
  }

  private void addIdentity(Gathering gathering) {
    Map<String, String> names = namesOfDistill();
    for (String part : List.of("train", "distill", "unlabeled")) {
      Map<String, Landmarks> landmarks = LandmarkFile.read(identity.resolve(part));
      List<String> paths = lines(teacher(part + ".txt"));
      NpyTable rows = rows(part, teacher(part + ".npy"), paths.size());
      for (int i = 0; i < paths.size(); i++) {
        String path = paths.get(i);
        String inside = path.substring(part.length() + 1);
        Optional<String> name =
            part.equals("train")
                ? Optional.of(personOf(inside))
                : Optional.ofNullable(names.get(path));
        gathering.add(face(identity.resolve(path), name, landmarks.get(inside)), rows.row(i));
      }
    }
  }

  private void addMore(Gathering gathering) {
    Map<String, Landmarks> landmarks = LandmarkFile.read(more);
    List<String> paths =
        lines(teacherOfMore.resolve("faces.tsv")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf('\t')))
            .collect(toImmutableList());
    NpyTable rows = rows("more", teacherOfMore.resolve("faces-teacher.npy"), paths.size());
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      // a source that was not unpacked has no landmarks here
      if (landmarks.containsKey(path)) {
        Optional<String> person = Optional.of(personOf(path));
        gathering.add(face(more.resolve(path), person, landmarks.get(path)), rows.row(i));
      }
    }
  }

  private static FacePhoto face(Path path, Optional<String> person, @Nullable Landmarks landmarks) {
    checkArgument(landmarks != null, "%s has no landmarks", path);
    checkArgument(Files.isRegularFile(path), "%s is marked but absent; unpack it again", path);
    return new FacePhoto(path, person, Optional.of(landmarks));
  }

  private Path teacher(String file) {
    return identity.resolve("teacher").resolve(file);
  }

  private static String personOf(String path) {
    return path.substring(0, path.indexOf('/'));
  }

  private Map<String, String> namesOfDistill() {
    Map<String, String> names = new HashMap<>();
    for (String line : lines(identity.resolve("distill/identities.csv"))) {
      List<String> cells = Splitter.on(',').splitToList(line);
      names.put(cells.get(0), cells.get(1));
    }
    return names;
  }

  private static NpyTable rows(String part, Path file, int names) {
    NpyTable rows = NpyTable.read(file);
    checkArgument(
        names == rows.rows(), "%s: %s names, but %s rows of the teacher", part, names, rows.rows());
    checkArgument(rows.columns() == TEACHER_WIDTH, "%s: %s columns", part, rows.columns());
    return rows;
  }

  private static ImmutableList<String> lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.collect(toImmutableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
