package io.facerec.examples.demo.people;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Lists;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Builds the model of faces from photos of many people, two or more of each, and writes its file.
 * The faces are kept as 19 KB each; the same photos and seed give the same file.
 */
public final class FaceModelBuilder {
  private static final int BATCH = 32;
  private static final int PERSON_MODES = 110;
  private static final int PHOTO_MODES = 120;
  private static final int SUBSPACE = 280;
  private static final int ITERATIONS = 6;
  private static final int LEAST_PEOPLE = 300;
  private static final long SEED = 1;

  private final Consumer<String> log;
  private final List<Batch> batches = new ArrayList<>();

  /** A builder that says what it does, a line a step. */
  public FaceModelBuilder(Consumer<String> log) {
    this.log = log;
  }

  private record Batch(TUint8 crops, TInt32 persons) implements AutoCloseable {
    @Override
    public void close() {
      crops.close();
      persons.close();
    }
  }

  /**
   * Builds the model.
   *
   * @param data a folder of people's folders with JPEGs and {@code landmarks.txt}
   * @param out the file to write
   */
  public void build(Path data, Path out) {
    List<TrainingFace> faces = TrainingFace.in(data);
    Map<String, Integer> people = new LinkedHashMap<>();
    faces.forEach(face -> people.putIfAbsent(face.person(), people.size()));
    // with fewer, the modes would show those people rather than how people differ
    checkArgument(
        people.size() >= LEAST_PEOPLE,
        "%s shows %s people, must be at least %s",
        data,
        people.size(),
        LEAST_PEOPLE);
    try {
      read(faces, people);
      FaceModelFile.write(analyse(people.size()), out);
    } finally {
      batches.forEach(Batch::close);
      batches.clear();
    }
  }

  private void read(List<TrainingFace> faces, Map<String, Integer> people) {
    log.accept("reading %d faces of %d people".formatted(faces.size(), people.size()));
    List<List<TrainingFace>> parts = Lists.partition(faces, BATCH);
    try (FaceCropper cropper = new FaceCropper(BATCH);
        FaceCropper last = new FaceCropper(parts.get(parts.size() - 1).size())) {
      for (List<TrainingFace> part : parts) {
        TUint8 crops = (part.size() == BATCH ? cropper : last).crop(part);
        int[] whose = part.stream().map(TrainingFace::person).mapToInt(people::get).toArray();
        batches.add(new Batch(crops, TInt32.vectorOf(whose)));
      }
    }
  }

  private FaceModel analyse(int people) {
    try (ModeAnalysis analysis = new ModeAnalysis(people, SUBSPACE, SEED)) {
      analysis.start();
      batches.forEach(batch -> analysis.addToMean(batch.crops(), batch.persons()));
      for (int i = 1; i <= ITERATIONS; i++) {
        log.accept("subspace iteration %d of %d".formatted(i, ITERATIONS));
        batches.forEach(batch -> analysis.addToImage(batch.crops(), batch.persons()));
        analysis.turnBasis();
      }
      log.accept("covariances between and within people");
      batches.forEach(batch -> analysis.addToScatter(batch.crops(), batch.persons()));
      return analysis.model(PERSON_MODES, PHOTO_MODES);
    }
  }
}
