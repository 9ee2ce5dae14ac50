package io.facerec.train.mining;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.train.checkpoint.Checkpoint;
import io.facerec.train.checkpoint.CheckpointReader;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.data.HardPairs;
import io.facerec.train.data.PairStreamer;
import io.facerec.train.data.PictureReader;
import io.facerec.train.estimator.Estimator;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.estimator.Predictions;
import io.facerec.train.estimator.RunConfig;
import io.facerec.train.estimator.TrainingContext;
import io.facerec.train.estimator.TrainingHook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Refreshes the hard pairs of a stream as the training goes on: after a checkpoint, photos of some
 * people are embedded by it, and their hardest pairs become the table of the next period that the
 * stream has not begun, if it has none yet. So a net learns from what it got wrong one to two
 * periods ago.
 *
 * <p>A training that was stopped at a checkpoint that it would have written anyway, and goes on,
 * sees what an uninterrupted one would have seen.
 *
 * <pre>{@code
 * PairStreamer pairs = PairStreamer.of(people).hard(HardPairs.in(dir.resolve("hard-pairs")));
 * estimator.train(pairs, steps, HardPairMining.of(model, "embeddings", config, pairs));
 * }</pre>
 */
public final class HardPairMining implements TrainingHook {
  private static final Logger LOG = LoggerFactory.getLogger(HardPairMining.class);
  private static final String ROW = "row";
  private static final int PHOTOS = 4096;
  private static final int OF_A_PERSON = 8;
  private static final int BATCH = 64;

  private final Estimator estimator;
  private final String embeddings;
  private final PairStreamer stream;
  private final HardPairs tables;

  private HardPairMining(Estimator estimator, String embeddings, PairStreamer stream) {
    checkArgument(stream.hard().isPresent(), "the stream asks for no hard pairs");
    this.estimator = estimator;
    this.embeddings = embeddings;
    this.stream = stream;
    this.tables = stream.hard().orElseThrow();
  }

  /**
   * A hook for one training.
   *
   * @param model what is trained; for PREDICT it must do with {@link PairStreamer#FIRST} alone
   * @param embeddings the name of its prediction, float [n, width]
   * @param config that of the training
   * @param stream what the training learns from; it has hard pairs
   */
  public static HardPairMining of(
      ModelFunction model, String embeddings, RunConfig config, PairStreamer stream) {
    ModelFunction numbered =
        (net, features, labels, mode) -> {
          EstimatorSpec spec = model.build(net, features, labels, mode);
          Map<String, Operand<?>> predictions = new HashMap<>(spec.predictions());
          Operand<?> row = features.get(PictureReader.NUMBER);
          checkArgument(row != null, "no feature %s", PictureReader.NUMBER);
          predictions.put(ROW, row);
          return EstimatorSpec.predict(predictions);
        };
    return new HardPairMining(Estimator.of(numbered, config), embeddings, stream);
  }

  @Override
  public void begin(TrainingContext training) {
    if (training.step() == 0) {
      tables.clear();
    }
  }

  @Override
  public boolean afterSave(Checkpoint checkpoint) {
    long position =
        new CheckpointReader(checkpoint).position().orElse(checkpoint.step() * stream.batch());
    long next = (position + ahead()) / tables.period() + 1;
    if (!tables.has(next)) {
      mine(next);
    }
    return true;
  }

  /**
   * How far ahead of the training the stream may have drawn, at most: twice what it holds, since
   * elements of broken files are left out.
   */
  private long ahead() {
    return 2L * ((stream.prefetch() + 4L) * stream.batch() + 3L * stream.calls());
  }

  private void mine(long period) {
    List<Photo> sample = sample(period);
    HardPairs.Table table = PairMiner.hardest(embed(sample));
    tables.write(period, table);
    LOG.info(
        "period {} of hard pairs: {} of one person, {} of two, of {} photos",
        period,
        table.same().length() / 2,
        table.different().length() / 2,
        sample.size());
  }

  /** A photo, its place in the folder and its person's. */
  private record Photo(FacePhoto photo, int number, int person) {}

  /** Photos of people at random, another choice for each period. */
  private List<Photo> sample(long period) {
    FaceFolder people = stream.people();
    List<String> names = new ArrayList<>(people.identities());
    int[] starts = new int[names.size()];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + people.photosOf(names.get(i - 1)).size();
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      order.add(i);
    }
    Random random = new Random(stream.seed() ^ period);
    Collections.shuffle(order, random);
    List<Photo> sample = new ArrayList<>();
    for (int person : order) {
      List<Photo> all = new ArrayList<>();
      for (FacePhoto photo : people.photosOf(names.get(person))) {
        all.add(new Photo(photo, starts[person] + all.size(), person));
      }
      Collections.shuffle(all, random);
      sample.addAll(all.subList(0, Math.min(OF_A_PERSON, all.size())));
      if (sample.size() >= PHOTOS) {
        break;
      }
    }
    return sample;
  }

  private List<PairMiner.Embedded> embed(List<Photo> sample) {
    List<PairMiner.Embedded> embedded = new ArrayList<>();
    PictureReader reader =
        new PictureReader(
            sample.stream().map(Photo::photo).toList(), stream.image(), BATCH, stream.calls());
    try (Predictions predictions = estimator.predict(reader)) {
      Optional<Map<String, Tensor>> batch = predictions.next();
      while (batch.isPresent()) {
        add(embedded, sample, batch.get());
        batch = predictions.next();
      }
    }
    return embedded;
  }

  private void add(
      List<PairMiner.Embedded> embedded, List<Photo> sample, Map<String, Tensor> batch) {
    Tensor rows = batch.get(ROW);
    if (!(batch.get(embeddings) instanceof TFloat32 values) || !(rows instanceof TInt64 numbers)) {
      throw new IllegalArgumentException(
          "the model predicts no float tensor %s, only %s".formatted(embeddings, batch.keySet()));
    }
    float[][] vectors = StdArrays.array2dCopyOf(values);
    for (int i = 0; i < vectors.length; i++) {
      Photo photo = sample.get((int) numbers.getLong(i));
      embedded.add(new PairMiner.Embedded(photo.number(), photo.person(), vectors[i]));
    }
  }
}
