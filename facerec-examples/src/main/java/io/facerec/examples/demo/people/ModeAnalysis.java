package io.facerec.examples.demo.people;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.linalg.Qr;
import org.tensorflow.op.linalg.SelfAdjointEig;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The linear algebra of the model, one graph that sees the faces batch by batch: their mean; the
 * space of the greatest variance (subspace iteration, Halko, Martinsson and Tropp 2011); in it the
 * covariance between people and within people, and the principal axes of each. One thread, so that
 * the same faces give the same bytes. Close it.
 */
final class ModeAnalysis implements AutoCloseable {
  /** The least weight of a place: it keeps the background in the model, at little expense. */
  private static final float BACKGROUND = 0.05f;

  /** Every face is brought to this mean and spread: the light belongs to the scene. */
  private static final float MEAN_LIGHT = 0.48f;

  private static final float LIGHT_SPREAD = 0.20f;

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session;
  private final int people;
  private final int subspace;

  private final Placeholder<TUint8> crops;
  private final Placeholder<TInt32> persons;
  private final Operand<TFloat32> weights;
  private final Variable<TFloat32> sum;
  private final Variable<TFloat32> faces;
  private final Variable<TFloat32> basis;
  private final Variable<TFloat32> image;
  private final Variable<TFloat32> personSums;
  private final Variable<TFloat32> personFaces;
  private final Variable<TFloat32> scatter;
  private final Op reset;
  private final Op addToMean;
  private final Op addToImage;
  private final Op turnBasis;
  private final Op addToScatter;
  private final Operand<TFloat32> mean;

  /**
   * @param people how many people there are
   * @param subspace dimensions that are kept of the space of faces
   * @param seed of the first guess at that space
   */
  ModeAnalysis(int people, int subspace, long seed) {
    this.people = people;
    this.subspace = subspace;
    int length = FaceTemplate.LENGTH;
    crops = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, -1, 3)));
    persons = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    sum = tf.variable(Shape.of(length), TFloat32.class);
    faces = tf.variable(Shape.scalar(), TFloat32.class);
    basis = tf.variable(Shape.of(length, subspace), TFloat32.class);
    image = tf.variable(Shape.of(length, subspace), TFloat32.class);
    personSums = tf.variable(Shape.of(people, subspace), TFloat32.class);
    personFaces = tf.variable(Shape.of(people), TFloat32.class);
    scatter = tf.variable(Shape.of(subspace, subspace), TFloat32.class);

    Operand<TFloat32> head =
        FaceTemplate.head(tf, tf.constant(FaceTemplate.SIZE), 0.42f, 0.5f, 0.5f);
    Operand<TFloat32> vectors = evenlyLit(head);
    weights = weightsOf(head);
    mean = tf.math.div(sum, faces);
    Operand<TFloat32> centred = tf.math.mul(tf.math.sub(vectors, mean), weights);
    Operand<TFloat32> codes = tf.linalg.matMul(centred, basis);

    Operand<TFloat32> guess =
        tf.random.statelessRandomNormal(tf.array(length, subspace), tf.array(seed, 0L));
    reset =
        together(
            tf.assign(sum, zeros(length)),
            tf.assign(faces, tf.constant(0f)),
            tf.assign(basis, guess),
            tf.assign(image, zeros(length, subspace)),
            tf.assign(personSums, zeros(people, subspace)),
            tf.assign(personFaces, zeros(people)),
            tf.assign(scatter, zeros(subspace, subspace)));
    Operand<TFloat32> count =
        tf.dtypes.cast(tf.squeeze(tf.shape.size(persons, tf.constant(0))), TFloat32.class);
    addToMean =
        together(tf.assignAdd(sum, tf.sum(vectors, tf.constant(0))), tf.assignAdd(faces, count));
    addToImage =
        together(tf.assignAdd(image, tf.linalg.matMul(centred, codes, MatMul.transposeA(true))));
    Operand<TFloat32> orthonormal = tf.linalg.qr(image, Qr.fullMatrices(false)).q();
    Ops after = tf.withControlDependencies(List.of(tf.assign(basis, orthonormal)));
    turnBasis = after.assign(image, zeros(after, length, subspace));
    addToScatter =
        together(
            tf.assignAdd(personSums, perPerson(codes)),
            tf.assignAdd(
                personFaces, perPerson(tf.onesLike(tf.dtypes.cast(persons, TFloat32.class)))),
            tf.assignAdd(scatter, tf.linalg.matMul(codes, codes, MatMul.transposeA(true))));
    session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(1)
                .setInterOpParallelismThreads(1)
                .build());
  }

  /** Forgets all faces. */
  void start() {
    session.runner().addTarget(reset.op()).run().close();
  }

  /** First pass: adds a batch to the mean. */
  void addToMean(TUint8 batch, TInt32 whose) {
    run(addToMean, batch, whose);
  }

  /** Passes of the subspace iteration: adds a batch to the image of the basis. */
  void addToImage(TUint8 batch, TInt32 whose) {
    run(addToImage, batch, whose);
  }

  /** After a pass of the subspace iteration: makes the image the next basis. */
  void turnBasis() {
    session.runner().addTarget(turnBasis.op()).run().close();
  }

  /** Last pass: adds a batch to the covariances. */
  void addToScatter(TUint8 batch, TInt32 whose) {
    run(addToScatter, batch, whose);
  }

  /** The model, after all passes. */
  FaceModel model(int personModes, int photoModes) {
    Operand<TFloat64> facesOf = tf.dtypes.cast(personFaces, TFloat64.class);
    Operand<TFloat64> sums = tf.dtypes.cast(personSums, TFloat64.class);
    Operand<TFloat64> means = tf.math.div(sums, tf.expandDims(facesOf, tf.constant(1)));
    // within: what is left of the scatter when each face is compared with its person's mean
    Operand<TFloat64> within =
        tf.math.div(
            tf.math.sub(
                tf.dtypes.cast(scatter, TFloat64.class),
                tf.linalg.matMul(means, sums, MatMul.transposeA(true))),
            tf.math.sub(tf.sum(facesOf, tf.constant(0)), tf.constant((double) people)));
    // between: the covariance of the means, less what the few photos of each person add to it
    Operand<TFloat64> apart = tf.math.sub(means, tf.math.mean(means, tf.constant(0)));
    Operand<TFloat64> ofMeans =
        tf.math.div(
            tf.linalg.matMul(apart, apart, MatMul.transposeA(true)), tf.constant(people - 1.0));
    Operand<TFloat64> shares = tf.math.mean(tf.math.reciprocal(facesOf), tf.constant(0));
    Operand<TFloat64> between = tf.math.sub(ofMeans, tf.math.mul(within, shares));

    Operand<TFloat32> modes =
        tf.concat(List.of(axes(between, personModes), axes(within, photoModes)), tf.constant(0));
    Operand<TFloat32> scales =
        tf.math.div(
            tf.reduceMax(tf.math.abs(modes), tf.constant(1), ReduceMax.keepDims(true)),
            tf.constant(127f));
    Operand<TUint8> bytes =
        tf.dtypes.cast(
            tf.math.add(tf.math.round(tf.math.div(modes, scales)), tf.constant(128f)),
            TUint8.class);
    try (Result result = session.runner().fetch(mean).fetch(scales).fetch(bytes).run()) {
      return new FaceModel(
          personModes,
          photoModes,
          floats((TFloat32) result.get(0)),
          floats((TFloat32) result.get(1)),
          bytes((TUint8) result.get(2)));
    }
  }

  /** The first principal axes of a covariance in the subspace, as faces: [count, LENGTH]. */
  private Operand<TFloat32> axes(Operand<TFloat64> covariance, int count) {
    SelfAdjointEig<TFloat64> eigen = tf.linalg.selfAdjointEig(covariance);
    Operand<TFloat64> deviations = tf.math.sqrt(tf.math.maximum(eigen.e(), tf.constant(1e-12)));
    Operand<TFloat64> ascending = tf.math.mul(eigen.v(), deviations);
    Operand<TFloat64> greatest =
        tf.slice(ascending, tf.array(0, subspace - count), tf.array(-1, count));
    Operand<TFloat32> axes =
        tf.linalg.matMul(
            tf.dtypes.cast(greatest, TFloat32.class),
            basis,
            MatMul.transposeA(true),
            MatMul.transposeB(true));
    return tf.math.div(tf.reverse(axes, tf.array(0)), weights);
  }

  /** Vectors of the crops with the head's mean and spread of luminance the same in all. */
  private Operand<TFloat32> evenlyLit(Operand<TFloat32> head) {
    Operand<TFloat32> rgb = tf.math.div(tf.dtypes.cast(crops, TFloat32.class), tf.constant(255f));
    Operand<TFloat32> vectors = FaceTemplate.toVectors(tf, rgb);
    Operand<TFloat32> flat = tf.reshape(head, tf.array(1, FaceTemplate.SIZE * FaceTemplate.SIZE));
    Operand<TFloat32> share = tf.math.div(flat, tf.sum(flat, tf.array(0, 1)));
    Operand<TFloat32> luminance =
        tf.slice(vectors, tf.array(0, 0), tf.array(-1, FaceTemplate.SIZE * FaceTemplate.SIZE));
    Operand<TFloat32> light = across(tf.math.mul(luminance, share));
    Operand<TFloat32> deviation =
        tf.math.sqrt(across(tf.math.mul(tf.math.square(tf.math.sub(luminance, light)), share)));
    Operand<TFloat32> gain =
        tf.clipByValue(
            tf.math.div(tf.constant(LIGHT_SPREAD), deviation), tf.constant(0.5f), tf.constant(2f));
    Operand<TFloat32> shift = tf.math.sub(tf.constant(MEAN_LIGHT), tf.math.mul(light, gain));
    // colour differences are scaled alone: a shift of the light leaves them as they are
    Operand<TFloat32> isLuminance =
        tf.concat(
            List.of(
                tf.fill(tf.array(FaceTemplate.SIZE * FaceTemplate.SIZE), tf.constant(1f)),
                zeros(FaceTemplate.LENGTH - FaceTemplate.SIZE * FaceTemplate.SIZE)),
            tf.constant(0));
    return tf.math.add(tf.math.mul(vectors, gain), tf.math.mul(shift, isLuminance));
  }

  private Operand<TFloat32> across(Operand<TFloat32> rows) {
    return tf.expandDims(tf.sum(rows, tf.constant(1)), tf.constant(1));
  }

  private Operand<TFloat32> weightsOf(Operand<TFloat32> head) {
    List<Long> two = List.of(1L, 2L, 2L, 1L);
    Operand<TFloat32> luminance = tf.reshape(head, tf.array(FaceTemplate.SIZE * FaceTemplate.SIZE));
    Operand<TFloat32> half =
        tf.reshape(
            tf.nn.avgPool(head, two, two, "VALID"),
            tf.array(FaceTemplate.COLOUR_SIZE * FaceTemplate.COLOUR_SIZE));
    return tf.math.maximum(
        tf.concat(List.of(luminance, half, half), tf.constant(0)), tf.constant(BACKGROUND));
  }

  private Operand<TFloat32> perPerson(Operand<TFloat32> values) {
    return tf.math.unsortedSegmentSum(values, persons, tf.constant(people));
  }

  private void run(Op target, TUint8 batch, TInt32 whose) {
    session.runner().feed(crops, batch).feed(persons, whose).addTarget(target.op()).run().close();
  }

  private Op together(Op... ops) {
    return tf.withControlDependencies(List.of(ops)).noOp();
  }

  private Operand<TFloat32> zeros(int... shape) {
    return zeros(tf, shape);
  }

  private static Operand<TFloat32> zeros(Ops tf, int... shape) {
    return tf.fill(tf.constant(shape), tf.constant(0f));
  }

  private static float[] floats(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  private static byte[] bytes(Tensor tensor) {
    byte[] values = new byte[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().read(values);
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
