package io.facerec.examples.slice;

import io.facerec.examples.report.Table;
import io.facerec.train.evaluation.group.GroupRate;
import io.facerec.train.evaluation.group.GroupRates;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** False match rates of groups, in tables for docs and in CSV. */
public final class GroupTables {
  /** The first line of {@link #csv}. */
  public static final String HEADER =
      "data,attribute,group,other,pairs,at_1e-3,at_1e-3_low,at_1e-3_high,"
          + "at_1e-4,at_1e-4_low,at_1e-4_high";

  private GroupTables() {}

  /** Each group with itself and with all others. */
  public static Table of(String title, GroupRates groups, List<GroupRate> rates) {
    List<List<String>> rows = new ArrayList<>();
    for (String group : groups.names()) {
      List<String> row = new ArrayList<>();
      row.add(group);
      row.add(Integer.toString(groups.faces(group)));
      for (String other : List.of(group, GroupRate.OTHERS)) {
        GroupRate rate = find(rates, group, other);
        row.add(words(rate == null ? null : rate.usual()));
        row.add(words(rate == null ? null : rate.strict()));
      }
      rows.add(row);
    }
    return new Table(
        title,
        List.of(
            "group",
            "faces",
            "inside, at 1e-3",
            "inside, at 1e-4",
            "with others, at 1e-3",
            "with others, at 1e-4"),
        rows);
  }

  /** Every two groups at the threshold for 1e-3. */
  public static Table matrix(String title, GroupRates groups, List<GroupRate> rates) {
    List<String> header = new ArrayList<>(List.of(""));
    header.addAll(groups.names());
    List<List<String>> rows = new ArrayList<>();
    for (String group : groups.names()) {
      List<String> row = new ArrayList<>(List.of(group));
      for (String other : groups.names()) {
        GroupRate rate = find(rates, group, other);
        row.add(rate == null ? "" : Shares.format("%.2f", 1000 * rate.usual().value()));
      }
      rows.add(row);
    }
    return new Table(title, header, rows);
  }

  private static @Nullable GroupRate find(List<GroupRate> rates, String group, String other) {
    return rates.stream()
        .filter(rate -> rate.group().equals(group) && rate.other().equals(other))
        .findFirst()
        .orElse(null);
  }

  private static String words(GroupRate.@Nullable Share share) {
    return share == null ? "-" : Shares.thousandths(share.value(), share.interval());
  }

  /** A line for every two groups. */
  public static List<String> csv(String data, String attribute, List<GroupRate> rates) {
    return rates.stream()
        .map(
            rate ->
                Shares.format(
                    "%s,%s,%s,%s,%.0f,%s,%s",
                    data,
                    attribute,
                    rate.group(),
                    rate.other(),
                    rate.pairs(),
                    cells(rate.usual()),
                    cells(rate.strict())))
        .toList();
  }

  private static String cells(GroupRate.Share share) {
    return Shares.format("%.6f,", share.value())
        + share.interval().map(i -> Shares.format("%.6f,%.6f", i.low(), i.high())).orElse(",");
  }
}
