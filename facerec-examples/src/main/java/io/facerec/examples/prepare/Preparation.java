package io.facerec.examples.prepare;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.facerec.detect.Detector;
import io.facerec.examples.console.Workers;
import io.facerec.image.PhotoFiles;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns raw photos by person, {@code RAW/NAME/any/photo.jpg}, into crops of the person's face in
 * the form that a {@code FaceFolder} reads: {@code DIR/NAME/0001_01.jpg}, where the first number is
 * the photo's and the second the face's. Blanks in names become underscores. People who are done
 * are passed over, unless their photos changed.
 */
public final class Preparation {
  private static final FalseMatchRate SAME = FalseMatchRate.of(1e-2);

  private final Path raw;
  private final PreparedFolder out;
  private final CropForm form;

  /**
   * A preparation.
   *
   * @param raw a folder of people's folders
   * @param out where crops go
   */
  public Preparation(Path raw, Path out, CropForm form) {
    checkArgument(Files.isDirectory(raw), "%s is no folder of people's folders", raw);
    checkArgument(
        !out.toAbsolutePath().normalize().startsWith(raw.toAbsolutePath().normalize()),
        "%s lies inside %s, where it would be taken for a person; name another folder",
        out,
        raw);
    this.raw = raw;
    this.out = new PreparedFolder(out);
    this.form = form;
  }

  /** Hears what becomes of each photo. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A photo is done, now or by a run before.
     *
     * @param photo its path below the raw folder
     * @param outcome what became of it
     * @param why in words
     * @param done photos that are done
     * @param total all photos
     */
    void prepared(String photo, Outcome outcome, String why, int done, int total);
  }

  /** Prepares everybody who is not done. Nothing is closed here. */
  public void run(Detector detector, Verifier verifier, Workers workers, Listener listener) {
    Map<String, List<Path>> people = people();
    int total = people.values().stream().mapToInt(List::size).sum();
    List<PreparedPhoto> all = new ArrayList<>();
    double threshold = verifier.threshold(SAME);
    try (PhotoLook look = new PhotoLook(detector, verifier, form)) {
      people.forEach(
          (person, photos) -> {
            List<PreparedPhoto> prepared =
                done(person, photos)
                    .orElseGet(() -> prepare(person, photos, look, workers, threshold));
            for (PreparedPhoto photo : prepared) {
              all.add(photo);
              String why = photo.reason().isEmpty() ? photo.outcome().words() : photo.reason();
              listener.prepared(photo.photo(), photo.outcome(), why, all.size(), total);
            }
          });
    }
    out.index(all);
  }

  private Map<String, List<Path>> people() {
    Map<String, List<Path>> people = new TreeMap<>();
    try (var folders = Files.list(raw)) {
      for (Path folder : (Iterable<Path>) folders.filter(Files::isDirectory).sorted()::iterator) {
        String name = folder.getFileName().toString();
        if (!name.startsWith(".")) {
          List<Path> before =
              people.put(name.replaceAll("\\s+", "_"), PhotoFiles.in(ImmutableList.of(folder)));
          checkArgument(before == null, "two people would be called %s; rename one", name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + raw, e);
    }
    return people;
  }

  private Optional<List<PreparedPhoto>> done(String person, List<Path> photos) {
    List<String> now = photos.stream().map(photo -> name(photo) + " " + bytes(photo)).toList();
    return out.record(person)
        .filter(
            record ->
                record.stream()
                    .map(photo -> photo.photo() + " " + photo.bytes())
                    .toList()
                    .equals(now));
  }

  private String name(Path photo) {
    return PreparedPhoto.plain(raw.relativize(photo).toString());
  }

  private static long bytes(Path photo) {
    try {
      return Files.size(photo);
    } catch (IOException e) {
      return -1; // that it cannot be read is found out when it is decoded
    }
  }

  private List<PreparedPhoto> prepare(
      String person, List<Path> photos, PhotoLook look, Workers workers, double threshold) {
    out.forget(person);
    List<RawPhoto> seen = new ArrayList<>();
    for (List<Path> some : Lists.partition(photos, Workers.CHUNK)) {
      seen.addAll(workers.map(some, look::at));
    }
    FaceVote vote =
        new FaceVote(
            seen.stream()
                .map(photo -> photo.faces().stream().map(Crop::embedding).toList())
                .toList(),
            threshold);
    List<PreparedPhoto> prepared = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      prepared.add(prepare(person, i, seen.get(i), vote));
    }
    out.record(person, prepared);
    return prepared;
  }

  private PreparedPhoto prepare(String person, int number, RawPhoto photo, FaceVote vote) {
    if (photo.faces().isEmpty()) {
      return new PreparedPhoto(
          name(photo.file()),
          bytes(photo.file()),
          photo.problem().isPresent() ? Outcome.UNREADABLE : Outcome.NO_FACE,
          Optional.empty(),
          Optional.empty(),
          photo.problem().orElse(""));
    }
    Outcome outcome = Outcome.TAKEN;
    int face = 0;
    if (photo.faces().size() > 1) {
      FaceVote.Choice choice = vote.of(number);
      outcome = choice.decided() ? Outcome.CHOSEN : Outcome.UNDECIDED;
      face = choice.decided() ? choice.face() : largest(photo.faces());
    }
    Crop crop = photo.faces().get(face);
    String file = "%s/%04d_%02d.jpg".formatted(person, number + 1, face + 1);
    out.write(file, crop.jpeg());
    return new PreparedPhoto(
        name(photo.file()), bytes(photo.file()), outcome, Optional.of(file), crop.landmarks(), "");
  }

  private static int largest(List<Crop> faces) {
    List<Double> areas = faces.stream().map(Crop::area).collect(toImmutableList());
    return areas.indexOf(areas.stream().max(Comparator.naturalOrder()).orElseThrow());
  }
}
