package io.facerec.examples.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.train.evaluation.Interval;
import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.train.evaluation.group.FalseMatches;
import io.facerec.train.evaluation.group.GroupRate;
import io.facerec.train.evaluation.group.GroupRates;
import io.facerec.train.evaluation.slice.SliceRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupTablesTest {
  private static final GroupRates GROUPS =
      new GroupRates(
          List.of("old", "old", "old", "young"),
          new FalseMatches(List.of(new FalseMatches.Match(0, 1, 1.05)), List.of()),
          1,
          1.1);

  private static final List<GroupRate> RATES = GROUPS.rates(PeopleBootstrap.DEFAULT);

  @Test
  void a_group_is_a_row_with_what_is_inside_and_what_is_with_others() {
    String table = GroupTables.of("Title", GROUPS, RATES).markdown();
    assertTrue(
        table.contains(
            "| old | 3 | 333.33 | 0.00 (0.00-1000.00) | 0.00 (0.00-1000.00) | 0.00"
                + " (0.00-1000.00) |"),
        table);
  }

  @Test
  void every_two_groups_are_a_cell_and_a_line() {
    String table = GroupTables.matrix("Title", GROUPS, RATES).markdown();
    assertTrue(table.contains("| old | 333.33 | 0.00 |"), table);
    assertEquals(
        "Faces,age,old,old,3,0.333333,,,0.000000,0.000000,1.000000",
        GroupTables.csv("Faces", "age", RATES).get(0));
  }

  @Test
  void a_slice_is_a_row() {
    SliceRow.Figure figure = new SliceRow.Figure(0.705, Optional.of(new Interval(0.6611, 0.7421)));
    SliceRow.Figure none = new SliceRow.Figure(Double.NaN, Optional.empty());
    String table =
        SliceTable.of(
                "Title", List.of(new SliceRow("small", 4, 3, 10, 20, figure, none, none, figure)))
            .markdown();
    assertTrue(
        table.contains(
            "| small | 4 | 75.0 | 10, 20 | 70.5 (66.1-74.2) | - | - | 70.5 (66.1-74.2) |"),
        table);
  }
}
