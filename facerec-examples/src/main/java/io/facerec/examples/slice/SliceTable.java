package io.facerec.examples.slice;

import io.facerec.examples.report.Table;
import io.facerec.train.evaluation.slice.SliceRow;
import java.util.List;

/** Slices in a table for docs. */
public final class SliceTable {
  private static final List<String> HEADER =
      List.of(
          "slice",
          "faces",
          "seen, %",
          "pairs of one, of two",
          "true match rate at 1e-3, %",
          "at 1e-4, %",
          "false match rate at 1e-3, in 1,000",
          "accuracy, %");

  private SliceTable() {}

  /** The table of these slices. */
  public static Table of(String title, List<SliceRow> slices) {
    return new Table(title, HEADER, slices.stream().map(SliceTable::row).toList());
  }

  private static List<String> row(SliceRow slice) {
    return List.of(
        slice.name(),
        Integer.toString(slice.faces()),
        Shares.format("%.1f", 100.0 * slice.found() / Math.max(1, slice.faces())),
        slice.same() + ", " + slice.different(),
        percent(slice.at1e3()),
        percent(slice.at1e4()),
        Shares.thousandths(slice.falseMatchRate().value(), slice.falseMatchRate().interval()),
        percent(slice.accuracy()));
  }

  private static String percent(SliceRow.Figure figure) {
    return Shares.percent(figure.value(), figure.interval());
  }
}
