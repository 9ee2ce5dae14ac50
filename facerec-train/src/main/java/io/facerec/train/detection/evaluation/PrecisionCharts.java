package io.facerec.train.detection.evaluation;

import io.facerec.train.plot.Axis;
import io.facerec.train.plot.Chart;
import io.facerec.train.plot.Series;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Precision over recall, drawn. */
public final class PrecisionCharts {
  private PrecisionCharts() {}

  /** A line for each size of faces of which any was found. */
  public static Chart bySize(List<SeenPhoto> photos) {
    return chart(
        FaceSize.REPORTED.stream()
            .map(
                size ->
                    AveragePrecision.of(size, photos).curve("faces of " + size.name() + " px")));
  }

  /** A line for each number of faces on a photo, of the faces of 20 px and more. */
  public static Chart byFacesPerPhoto(List<SeenPhoto> photos) {
    return chart(
        FacesPerPhoto.REPORTED.stream()
            .map(
                crowd ->
                    AveragePrecision.of(FaceSize.ALL, crowd.of(photos))
                        .curve(
                            "photos of %s face%s"
                                .formatted(crowd.name(), crowd.to() == 1 ? "" : "s"))));
  }

  private static Chart chart(Stream<Optional<Series>> curves) {
    return Chart.of("", Axis.of("recall").from(0, 1), Axis.of("precision").from(0, 1))
        .with(curves.flatMap(Optional::stream).toList());
  }
}
