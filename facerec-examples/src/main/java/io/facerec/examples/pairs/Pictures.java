package io.facerec.examples.pairs;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.facerec.detect.BorderedDetector;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.examples.console.Progress;
import io.facerec.examples.console.Workers;
import io.facerec.examples.report.Tally;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.AlignedFaces;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.FaceRegion;
import io.facerec.image.Photo;
import io.facerec.train.evaluation.face.CentralFace;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Embeds a face of each of many pictures: decoded, searched and cropped at once, then in batches.
 */
public final class Pictures {
  /** As {@code SelfieFinder}: faces are cropped from twice as many pixels as the detector sees. */
  private static final int FINER = 2;

  private final Detector detector;
  private final Verifier verifier;
  private final Workers workers;
  private final Progress progress;
  private final Tally tally;
  private final Set<Path> unreadable = new HashSet<>();

  /** Nothing of it is closed here. */
  public Pictures(
      Detector detector, Verifier verifier, Workers workers, Progress progress, Tally tally) {
    this.detector = new BorderedDetector(detector);
    this.verifier = verifier;
    this.workers = workers;
    this.progress = progress;
    this.tally = tally;
  }

  /** What came of a picture: its face cut out (whoever embeds it closes it), or why it is not. */
  private record Cut(
      Path picture, int faces, Optional<AlignedFaces> face, Optional<String> reason) {}

  /** Each picture's main face; pictures without a face and unreadable ones are left out. */
  Map<Path, Embedding> embedFaces(Set<Path> pictures) {
    return embed(pictures, this::cutFace, this::countFaces);
  }

  /** What is in the middle of each picture, as if it were a face. */
  Map<Path, Embedding> embedCentres(Set<Path> pictures) {
    return embed(pictures, this::cutCentre, cut -> {});
  }

  /** The pictures that could not be read so far. */
  Set<Path> unreadable() {
    return Set.copyOf(unreadable);
  }

  private Map<Path, Embedding> embed(
      Set<Path> pictures, Function<Path, Cut> cut, Consumer<Cut> count) {
    Map<Path, Embedding> embeddings = new HashMap<>();
    int done = 0;
    for (List<Path> some : Lists.partition(ImmutableList.copyOf(pictures), Workers.CHUNK)) {
      List<Cut> cuts = workers.map(some, cut);
      cuts.forEach(count);
      embed(cuts.stream().filter(one -> one.face().isPresent()).toList(), embeddings);
      done += some.size();
      progress.at(done, pictures.size());
    }
    return embeddings;
  }

  private void embed(List<Cut> cuts, Map<Path, Embedding> embeddings) {
    List<AlignedFaces> faces =
        cuts.stream().map(cut -> cut.face().orElseThrow()).collect(toImmutableList());
    try {
      List<Embedding> embedded = verifier.embed(faces);
      for (int i = 0; i < cuts.size(); i++) {
        embeddings.put(cuts.get(i).picture(), embedded.get(i));
      }
    } finally {
      faces.forEach(AlignedFaces::close);
    }
  }

  private Cut cutFace(Path picture) {
    return cut(
        picture,
        pixels -> {
          List<Face> faces = detector.detect(pixels);
          return new Cut(
              picture,
              faces.size(),
              CentralFace.of(pixels, faces).map(face -> align(pixels, face)),
              Optional.empty());
        });
  }

  private Cut cutCentre(Path picture) {
    return cut(
        picture,
        pixels ->
            new Cut(
                picture, 0, Optional.of(align(pixels, CentreCrop.of(pixels))), Optional.empty()));
  }

  private AlignedFaces align(DecodedPhoto pixels, FaceRegion face) {
    return verifier.align(pixels, ImmutableList.of(face));
  }

  private Cut cut(Path picture, Function<DecodedPhoto, Cut> work) {
    try (DecodedPhoto pixels = Photo.of(picture).decode(FINER * detector.longestSide())) {
      return work.apply(pixels);
    } catch (UnreadablePhotoException e) {
      return new Cut(picture, 0, Optional.empty(), Optional.of(e.reason()));
    }
  }

  private void countFaces(Cut cut) {
    if (cut.reason().isPresent()) {
      tally.addUnreadable();
      unreadable.add(cut.picture());
      progress.warn(cut.picture() + ": " + cut.reason().get());
      return;
    }
    tally.addPhoto(cut.faces(), 0);
    if (cut.face().isEmpty()) {
      progress.warn(
          cut.picture() + ": no face found; its pairs are compared by crops at the centre");
    }
  }
}
