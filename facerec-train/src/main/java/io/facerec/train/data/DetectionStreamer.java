package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import io.facerec.train.estimator.TrainingHook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * Random square crops of labelled photos, endlessly, made by tf.data inside the graph: read,
 * decode, crop at a random scale, resize, mirror, change colours. What a crop shows depends on the
 * seed and its number alone, so a training that resumes at a later step sees what it would have
 * seen.
 *
 * <p>Feature {@code image}: uint8 [batch, size, size, 3] RGB. Where asked for, feature {@code
 * proposals}: float [batch, n, 4], boxes proposed for the photo of which half or more is in the
 * crop, as many at random where there are more, placed and filled up as the labels are. Labels, in
 * pixels of the crop, the largest faces first and then the largest regions to ignore, filled up
 * with zeros to {@code rows}:
 *
 * <ul>
 *   <li>{@code boxes} float [batch, rows, 4]: left, top, right, bottom, clipped to the crop
 *   <li>{@code landmarks} float [batch, rows, 10]
 *   <li>{@code known} float [batch, rows]: how far the landmarks are to be trusted, 1 where set by
 *       hand, 0 where unknown
 *   <li>{@code face} float [batch, rows]: 1 for a face
 *   <li>{@code ignored} float [batch, rows]: 1 for a region to ignore, be it labelled so, a face
 *       under 8 px or one of which less than half is inside the crop
 *   <li>{@code exact} float [batch, rows]: 1 for a box that holds the face and no more, see {@link
 *       LabelledFace#boxedExactly}
 * </ul>
 */
public final class DetectionStreamer implements InputFunction {
  private final List<LabelledPhoto> photos;
  private final int[] sampling;
  private final Builder options;

  private DetectionStreamer(Builder options) {
    this.photos = List.copyOf(options.photos);
    this.sampling = Ints.toArray(options.sampling);
    this.options = options;
  }

  /** Begins with the defaults, to which photos are to be added. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Input build(Ops tf, Start start) {
    NumberedStream stream =
        NumberedStream.from(
            tf,
            start.element(options.batch),
            options.parallelCalls,
            List.of(),
            (fn, number, none) -> made(fn, number.get(0)));
    Dataset.Elements next =
        stream.iterate(stream.elements().batch(options.batch, true).prefetch(options.prefetch));
    Operand<TFloat32> faces = next.tensors().get(1).asOutput().expect(TFloat32.class);
    ImmutableMap.Builder<String, Operand<?>> features = ImmutableMap.builder();
    features.put("image", next.tensors().get(0));
    if (options.proposals != null) {
      features.put("proposals", next.tensors().get(3));
    }
    Input input =
        new Input(
                features.buildOrThrow(),
                ImmutableMap.of(
                    "boxes", columns(tf, faces, 0, 4),
                    "landmarks", columns(tf, faces, 4, 14),
                    "known", column(tf, faces, CropGraph.KNOWN),
                    "face", column(tf, faces, CropGraph.FACE),
                    "ignored", column(tf, faces, CropGraph.IGNORED),
                    "exact", column(tf, faces, CropGraph.EXACT)),
                next.initializer())
            .withSources(next.tensors().get(2).asOutput().expect(TString.class));
    return stream.place(input, next.tensors());
  }

  @Override
  public List<TrainingHook> hooks() {
    return List.of(skippedFiles());
  }

  /** A hook that counts and names the files that this stream leaves out. */
  public SkippedFiles skippedFiles() {
    return new SkippedFiles(
        ElementFiles.drawnBy(
            tf -> List.of(),
            (fn, number, none) ->
                List.of(fn.expandDims(crop(fn, number.get(0)).file(), fn.constant(0)))));
  }

  private static Operand<TFloat32> columns(Ops tf, Operand<TFloat32> rows, int from, int to) {
    return tf.stridedSlice(rows, Indices.all(), Indices.all(), Indices.slice(from, to));
  }

  private static Operand<TFloat32> column(Ops tf, Operand<TFloat32> rows, int at) {
    return tf.stridedSlice(rows, Indices.all(), Indices.all(), Indices.at(at));
  }

  private CropGraph crop(Ops tf, Operand<?> number) {
    return crop(tf, random(tf, number));
  }

  private CropGraph crop(Ops tf, RandomNumbers random) {
    return new CropGraph(tf, FaceTable.of(tf, photos, sampling), random, options.size);
  }

  private RandomNumbers random(Ops tf, Operand<?> number) {
    return RandomNumbers.of(tf, options.seed, number.asOutput().expect(TInt64.class));
  }

  private List<Operand<?>> made(Ops tf, Operand<?> number) {
    RandomNumbers random = random(tf, number);
    CropGraph crop = crop(tf, random);
    ImmutableList.Builder<Operand<?>> made = ImmutableList.builder();
    // shapes that the graph cannot know by itself
    made.add(tf.reshape(crop.image(), tf.constant(new int[] {options.size, options.size, 3})));
    made.add(
        tf.reshape(
            crop.faces(options.rows), tf.constant(new int[] {options.rows, CropGraph.COLUMNS})));
    made.add(crop.file());
    if (options.proposals != null) {
      made.add(
          tf.reshape(
              CropProposals.of(
                  tf,
                  tf.gather(files(tf, options.proposals), crop.photoNumber(), tf.constant(0)),
                  crop,
                  random,
                  options.size,
                  options.proposalRows),
              tf.constant(new int[] {options.proposalRows, 4})));
    }
    return made.build();
  }

  private Operand<TString> files(Ops tf, ProposalFolder folder) {
    String[] files =
        photos.stream().map(photo -> folder.file(photo).toString()).toArray(String[]::new);
    try (TString names = TString.vectorOf(files)) {
      return tf.constantOf(names);
    }
  }

  /** What to stream and how. */
  public static final class Builder {
    private final List<LabelledPhoto> photos = new ArrayList<>();
    private final List<Integer> sampling = new ArrayList<>();
    private int size = 320;
    private int batch = 16;
    private int rows = 96;
    private int parallelCalls = 1;
    private int prefetch = 4;
    private @Nullable ProposalFolder proposals;
    private int proposalRows;
    private long seed = 1;

    private Builder() {}

    /**
     * Adds photos.
     *
     * @param copies how often each stands in the lot that is drawn from, at least 1
     */
    public Builder add(List<LabelledPhoto> more, int copies) {
      checkArgument(copies >= 1, "copies is %s, must be at least 1", copies);
      for (int i = 0; i < more.size(); i++) {
        for (int copy = 0; copy < copies; copy++) {
          sampling.add(photos.size() + i);
        }
      }
      photos.addAll(more);
      return this;
    }

    /** Pixels of a crop's side, a multiple of 32. Default 320. */
    public Builder size(int pixels) {
      checkArgument(
          pixels >= 32 && pixels % 32 == 0, "size is %s, must be a multiple of 32", pixels);
      size = pixels;
      return this;
    }

    /** Crops in a batch, at least 1. Default 16. */
    public Builder batch(int crops) {
      checkArgument(crops >= 1, "batch is %s, must be at least 1", crops);
      batch = crops;
      return this;
    }

    /** Faces and regions to ignore kept of a crop, the largest. Default 96. */
    public Builder rows(int faces) {
      checkArgument(faces >= 1, "rows is %s, must be at least 1", faces);
      rows = faces;
      return this;
    }

    /**
     * Gives what was proposed for the photos, too. Default: not.
     *
     * @param folder holds proposals of each photo that is streamed; a photo without is left out
     * @param count of a crop, at least 1
     */
    public Builder proposals(ProposalFolder folder, int count) {
      checkArgument(count >= 1, "proposals of a crop are %s, must be at least 1", count);
      proposals = folder;
      proposalRows = count;
      return this;
    }

    /** Crops made at once. Default 1. */
    public Builder parallelCalls(int calls) {
      checkArgument(calls >= 1, "parallel calls are %s, must be at least 1", calls);
      parallelCalls = calls;
      return this;
    }

    /** Batches made ahead. Default 4. */
    public Builder prefetch(int batches) {
      checkArgument(batches >= 1, "prefetch is %s, must be at least 1", batches);
      prefetch = batches;
      return this;
    }

    /** Of everything random. Default 1. */
    public Builder seed(long number) {
      seed = number;
      return this;
    }

    /**
     * The input function.
     *
     * @throws IllegalStateException if no photo was added
     */
    public DetectionStreamer build() {
      checkState(!photos.isEmpty(), "no photos to stream");
      return new DetectionStreamer(this);
    }
  }
}
