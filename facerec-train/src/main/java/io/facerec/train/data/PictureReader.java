package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.train.estimator.InputFunction;
import io.facerec.train.estimator.Start;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * Photos once, in their order, each in the form that a {@link PairStreamer} gives it; those that
 * cannot be read are left out. Features {@link PairStreamer#FIRST}: float [batch, size, size,
 * channels]; {@value #NUMBER}: int64 [batch], the place in the list. Immutable.
 *
 * @param photos at least one
 * @param image the pictures' form
 * @param batch pictures at once; the last batch may be smaller
 * @param calls files read and decoded at once
 */
public record PictureReader(List<FacePhoto> photos, ImageSpec image, int batch, int calls)
    implements InputFunction {
  /** The name of the feature that tells which photo it is. */
  public static final String NUMBER = "number";

  /** Copies the list. */
  public PictureReader {
    photos = ImmutableList.copyOf(photos);
    checkArgument(!photos.isEmpty(), "there are no photos to read");
  }

  @Override
  public Input build(Ops tf, Start start) {
    PictureGraph picture = new PictureGraph(image);
    PathTable paths = PathTable.of(photos.stream().map(FacePhoto::path).toList());
    long first = Math.min(start.element(batch), photos.size());
    Dataset.Elements next =
        Dataset.range(tf, first, photos.size())
            .mapInline(
                calls,
                paths.constants(tf),
                (fn, number, table) -> {
                  Operand<TInt64> at = number.get(0).asOutput().expect(TInt64.class);
                  Operand<TString> path =
                      PathTable.path(fn, table, fn.dtypes.cast(at, TInt32.class));
                  return List.of(picture.read(fn, path), at);
                })
            .ignoreErrors()
            .batch(batch, false)
            .prefetch(1)
            .iterate();
    Operand<TFloat32> pictures = next.tensors().get(0).asOutput().expect(TFloat32.class);
    return new Input(
        Map.of(
            PairStreamer.FIRST, picture.standardised(tf, pictures), NUMBER, next.tensors().get(1)),
        Map.of(),
        next.initializer());
  }
}
