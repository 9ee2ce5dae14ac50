package io.facerec.train.detection.region;

import static java.util.Objects.requireNonNull;

import io.facerec.train.detection.Backbone;
import io.facerec.train.detection.FaceLearning;
import io.facerec.train.detection.ShrunkPhoto;
import io.facerec.train.estimator.EstimatorSpec;
import io.facerec.train.estimator.Mode;
import io.facerec.train.estimator.ModelFunction;
import io.facerec.train.layer.Net;
import io.facerec.train.layer.RoiAlign;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The two-stage face detector whose net proposes its own regions (Ren et al., Faster R-CNN, 2015):
 * over one pass of the backbone a region proposal network says which anchors hold a face; its
 * proposals are cut out of the finest map of the pyramid by RoI align, and a second head judges
 * each and corrects its box. The two are trained together, each by its own loss (the paper's
 * approximate joint training): the second learns on what the first proposes at that step.
 *
 * <p>TRAIN and EVAL take what {@link io.facerec.train.data.DetectionStreamer} gives. PREDICT takes
 * {@code photo} uint8 [h, w, 3] RGB of any size, {@code longest_side} int32 scalar and {@code
 * min_score} float scalar, and yields {@code boxes} float [n, 4] x y width height in pixels of the
 * fed photo, {@code scores} float [n] in [0, 1], surest first, and {@code landmarks} float [n, 10].
 */
public final class FasterRcnnModel implements ModelFunction {
  private static final RegionProposals IN_TRAINING = new RegionProposals(300);
  private static final RegionProposals IN_USE = new RegionProposals(200);
  private static final int REGIONS_OF_A_PICTURE = 64;
  private static final int BINS = 7;
  private final FaceLearning learning;

  /** A model that learns in this way. */
  public FasterRcnnModel(FaceLearning learning) {
    this.learning = learning;
  }

  @Override
  public EstimatorSpec build(
      Net net, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    return mode == Mode.PREDICT ? predict(net, features) : learn(net, features, labels, mode);
  }

  private EstimatorSpec learn(
      Net root, Map<String, Operand<?>> features, Map<String, Operand<?>> labels, Mode mode) {
    Net net = learning.finding(root);
    Ops tf = net.tf();
    Operand<TFloat32> image = FaceLearning.pictures(tf, features);
    List<Operand<TFloat32>> maps = Backbone.of(net, image).pyramid(net);
    ProposalNet proposing = ProposalNet.of(net, maps);
    RegionSampling sampled =
        RegionSampling.of(net, IN_TRAINING.of(tf, proposing, image), labels, REGIONS_OF_A_PICTURE);
    RegionHead said = judge(net, maps.get(0), sampled.regions(), sampled.pictures());
    return learning.spec(
        root,
        tf.math.add(ProposalLoss.of(net, proposing, labels), RegionLoss.of(net, said, sampled)),
        image,
        labels,
        mode);
  }

  private static RegionHead judge(
      Net net, Operand<TFloat32> map, Operand<TFloat32> regions, Operand<TInt32> pictures) {
    double scale = 1.0 / Backbone.STRIDES.get(0);
    return RegionHead.of(net, RoiAlign.of("align", BINS, scale).apply(net, map, regions, pictures));
  }

  @SuppressWarnings("unchecked") // the types of the serving input
  private static EstimatorSpec predict(Net net, Map<String, Operand<?>> features) {
    Ops tf = net.tf();
    ShrunkPhoto photo = ShrunkPhoto.of(tf, features);
    List<Operand<TFloat32>> maps = Backbone.of(net, photo.image()).pyramid(net);
    Operand<TFloat32> regions =
        tf.reshape(
            IN_USE.of(tf, ProposalNet.of(net, maps), photo.image()),
            tf.constant(new int[] {IN_USE.most(), 4}));
    return judge(net, maps.get(0), regions, tf.constant(new int[IN_USE.most()]))
        .found(tf, regions, photo, (Operand<TFloat32>) requireNonNull(features.get("min_score")))
        .predict(net, photo);
  }
}
