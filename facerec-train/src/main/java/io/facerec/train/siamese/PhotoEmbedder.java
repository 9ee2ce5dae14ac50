package io.facerec.train.siamese;

import com.google.common.collect.ImmutableList;
import io.facerec.image.FaceAligner;
import io.facerec.model.Model;
import io.facerec.model.ModelOutputs;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.data.FaceReader;
import io.facerec.train.data.FaceStreamer;
import io.facerec.train.data.ImageSpec;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.verify.SiameseVerifier;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Embeds photos whose landmarks are known by an exported model. */
public final class PhotoEmbedder implements KnownFaceEmbedder {
  private final Model model;

  /** An embedder that uses this model; the model stays the caller's to close. */
  public PhotoEmbedder(Model model) {
    this.model = model;
  }

  @Override
  public EmbeddedFaces embed(List<FacePhoto> photos) {
    ImmutableList.Builder<float[]> rows = ImmutableList.builder();
    try (Graph graph = new Graph()) {
      InputFunction.Input input =
          FaceReader.of(photos)
              .image(new ImageSpec(FaceAligner.SIZE, SiameseVerifier.aligner(model).channels()))
              .build(Ops.create(graph), Start.FIRST);
      Operand<?> faces = Inputs.tensor(input.features(), FaceStreamer.FACES);
      try (Session session = new Session(graph)) {
        session.run(input.initializer());
        while (embedBatch(session, faces, rows)) {}
      }
    }
    return EmbeddedFaces.of(photos, rows.build());
  }

  private boolean embedBatch(
      Session session, Operand<?> faces, ImmutableList.Builder<float[]> rows) {
    try (Result batch = session.runner().fetch(faces).run();
        ModelOutputs outputs = run(batch.get(0))) {
      TFloat32 embeddings = outputs.get(SiameseModel.EMBEDDINGS, TFloat32.class);
      rows.add(StdArrays.array2dCopyOf(embeddings));
      return true;
    } catch (TFOutOfRangeException endOfPhotos) {
      return false;
    }
  }

  private ModelOutputs run(Tensor faces) {
    return model.run(Map.of(FaceStreamer.FACES, faces), SiameseModel.EMBEDDINGS);
  }
}
