package io.facerec.examples.compare;

import com.google.common.collect.ImmutableList;
import io.facerec.examples.report.Table;
import io.facerec.train.detection.evaluation.AveragePrecision;
import io.facerec.train.detection.evaluation.FaceSize;
import io.facerec.train.detection.evaluation.FacesPerPhoto;
import io.facerec.train.detection.evaluation.SeenPhoto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The figures of a comparison as tables. */
public final class ComparisonTables {
  private static final double MEGABYTE = 1e6;

  // from the largest faces to the smallest
  private static final List<FaceSize> SIZES =
      FaceSize.REPORTED.stream().filter(size -> !size.equals(FaceSize.USUAL)).toList();

  private ComparisonTables() {}

  /** Cost, then what is found on photos of the events trained on, of others, and by crowdedness. */
  public static List<Table> of(Comparison comparison) {
    ImmutableList.Builder<Table> tables = ImmutableList.builder();
    tables.add(cost(comparison));
    tables.add(
        precision(
            "Average precision at IoU 0.5 by the height of faces in px, validation photos",
            comparison,
            Comparison.Result::validation));
    if (comparison.results().stream().anyMatch(result -> !result.unseenEvents().isEmpty())) {
      tables.add(
          precision(
              "Average precision, photos of other events",
              comparison,
              Comparison.Result::unseenEvents));
    }
    return tables.add(crowdedness(comparison)).build();
  }

  private static Table cost(Comparison comparison) {
    return new Table(
        String.format(Locale.ROOT, "Processor time, ms a photo (mean of %d)", comparison.timed()),
        List.of("detector", "all", "proposals", "network", "the rest", "weights, MB"),
        comparison.results().stream()
            .map(
                result ->
                    List.of(
                        result.name(),
                        tenths(result.split().total()),
                        tenths(result.split().proposals()),
                        tenths(result.split().network()),
                        tenths(result.split().rest()),
                        tenths(result.bytes() / MEGABYTE)))
            .toList());
  }

  private static Table precision(
      String title, Comparison comparison, Function<Comparison.Result, List<SeenPhoto>> photos) {
    List<FaceSize> sizes =
        ImmutableList.<FaceSize>builder().add(FaceSize.USUAL).addAll(SIZES).build();
    List<List<String>> rows = new ArrayList<>();
    for (Comparison.Result result : comparison.results()) {
      List<String> row = new ArrayList<>(List.of(result.name()));
      for (FaceSize size : sizes) {
        row.add(value(AveragePrecision.of(size, photos.apply(result))));
      }
      rows.add(row);
    }
    List<String> header = new ArrayList<>(List.of("detector"));
    sizes.forEach(size -> header.add(size.name()));
    return new Table(title, header, rows);
  }

  private static Table crowdedness(Comparison comparison) {
    List<String> header = new ArrayList<>(List.of("detector"));
    List<SeenPhoto> all =
        comparison.results().stream().findFirst().map(Comparison.Result::seen).orElse(List.of());
    for (FacesPerPhoto crowd : FacesPerPhoto.REPORTED) {
      header.add("%s (%d photos)".formatted(crowd.name(), crowd.of(all).size()));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Comparison.Result result : comparison.results()) {
      List<String> row = new ArrayList<>(List.of(result.name()));
      for (FacesPerPhoto crowd : FacesPerPhoto.REPORTED) {
        row.add(value(AveragePrecision.of(FaceSize.ALL, crowd.of(result.seen()))));
      }
      rows.add(row);
    }
    return new Table(
        "Average precision by the number of faces on a photo, all photos, faces of 20 px and more",
        header,
        rows);
  }

  private static String value(AveragePrecision precision) {
    return precision.faces() == 0 ? "" : String.format(Locale.ROOT, "%.3f", precision.value());
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
