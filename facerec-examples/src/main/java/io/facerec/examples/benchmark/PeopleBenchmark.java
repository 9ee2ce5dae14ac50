package io.facerec.examples.benchmark;

import static java.util.Comparator.comparingDouble;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.facerec.EmbeddedFace;
import io.facerec.SelfieFinderBuilder;
import io.facerec.detect.BorderedDetector;
import io.facerec.detect.YoloDetector;
import io.facerec.index.FaceGroup;
import io.facerec.index.FaceIndex;
import io.facerec.index.IndexedPhoto;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.SiameseVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How well {@link FaceIndex#people} tells people apart who are known: of a folder with a folder of
 * photos for each person, the largest face of each photo counts. Pairwise: precision is the share
 * of pairs in a group that are one person's, recall the share of pairs of one person that are in a
 * group. Words: the folder, and false match rates whose distance is tried.
 */
public final class PeopleBenchmark {
  private PeopleBenchmark() {}

  /** Prints a line of a table for each false match rate. */
  public static void main(String[] words) throws IOException {
    Path folder = Files.createTempDirectory("people");
    Path file = folder.resolve("all.faces");
    SiameseVerifier verifier = SiameseVerifier.ofDefault();
    FaceIndex.builder(file)
        .detector(new BorderedDetector(YoloDetector.ofDefault()))
        .update(List.of(Path.of(words[0])));
    Path largest = folder.resolve("largest.faces");
    try (FaceIndex index = FaceIndex.open(file)) {
      FaceIndex.builder(largest).save(index.photos().map(PeopleBenchmark::largestFace));
    }
    System.out.println("| false match rate | distance | faces | groups | precision | recall |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    try (FaceIndex index = FaceIndex.open(largest)) {
      for (String rate : List.of(words).subList(1, words.length)) {
        double distance = verifier.threshold(FalseMatchRate.of(Double.parseDouble(rate)));
        print(rate, distance, index.people(distance, SelfieFinderBuilder.LEAST_QUALITY));
      }
    }
    Files.delete(file);
    Files.delete(largest);
    Files.delete(folder);
  }

  private static IndexedPhoto largestFace(IndexedPhoto photo) {
    List<EmbeddedFace> largest =
        photo.faces().stream()
            .max(comparingDouble(face -> face.face().box().area()))
            .map(List::of)
            .orElse(List.of());
    return new IndexedPhoto(
        photo.path(), photo.bytes(), photo.modified(), largest, photo.problem());
  }

  private static void print(String rate, double distance, List<FaceGroup> groups) {
    List<EmbeddedFace> all =
        groups.stream()
            .flatMap(group -> group.faces().stream())
            .collect(ImmutableList.toImmutableList());
    double same = pairsOfOnePerson(all);
    double together = groups.stream().mapToDouble(PeopleBenchmark::pairs).sum();
    double right = groups.stream().mapToDouble(group -> pairsOfOnePerson(group.faces())).sum();
    System.out.printf(
        "| %s | %.3f | %d | %d | %.4f | %.4f |%n",
        rate, distance, all.size(), groups.size(), right / together, right / same);
  }

  private static double pairs(FaceGroup group) {
    return pairs(group.size());
  }

  private static double pairs(long faces) {
    return faces * (faces - 1) / 2.0;
  }

  private static double pairsOfOnePerson(List<EmbeddedFace> faces) {
    Map<String, Long> people =
        faces.stream()
            .map(face -> folderOf(face.face().photo().name()))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return people.values().stream().mapToDouble(PeopleBenchmark::pairs).sum();
  }

  /** The person: photos lie in people's folders. */
  private static String folderOf(String photo) {
    return requireNonNull(Path.of(photo).getParent()).toString();
  }
}
