package io.facerec.train.evaluation.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupedFoldersTest {
  @TempDir Path folder;

  @Test
  void folders_name_age_and_ethnicity() throws IOException {
    Path picture = folder.resolve("20-29/East Asian/7.jpg");
    make(picture);
    make(folder.resolve("20-29/readme.jpg"));
    assertEquals(
        List.of(new GroupedPhoto(picture, Map.of("age", "20-29", "ethnicity", "East Asian"))),
        GroupedFolders.fairFace(folder));
  }

  @Test
  void names_tell_age_sex_and_ethnicity() throws IOException {
    Path picture = folder.resolve("39_1_2_20170116174525125.jpg.jpg");
    make(picture);
    make(folder.resolve("39_1_20170116174525125.jpg.jpg"));
    assertEquals(
        List.of(
            new GroupedPhoto(
                picture, Map.of("age", "20-39", "sex", "female", "ethnicity", "asian"))),
        GroupedFolders.utkFace(folder));
  }

  @Test
  void a_table_tells_ages() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("labels.csv"),
            "path,age,sex,ethnicity\n"
                + "distill/aaf/1.jpg,60,,asian\n"
                + "distill/utk/1.jpg,4,male,white\n");
    assertEquals(
        List.of(
            new GroupedPhoto(folder.resolve("distill/aaf/1.jpg"), Map.of("age", "60 and more"))),
        GroupedFolders.ages(table, "distill/aaf/"));
  }

  @Test
  void as_many_of_each_combination_are_drawn_and_the_same_for_the_same_seed() {
    List<GroupedPhoto> photos =
        List.of(photo("1", "old"), photo("2", "old"), photo("3", "old"), photo("4", "young"));
    List<GroupedPhoto> drawn = GroupedPhoto.sample(photos, 2, 5);
    assertEquals(3, drawn.size());
    assertEquals(photo("4", "young"), drawn.get(2));
    assertEquals(drawn, GroupedPhoto.sample(photos, 2, 5));
  }

  @Test
  void adults_are_those_whose_age_group_begins_at_20_and_ages_have_an_order() {
    assertEquals(
        List.of("3-9", "20-29", "more than 70"),
        List.of("more than 70", "20-29", "3-9").stream().sorted(GroupedPhoto.GROUP_ORDER).toList());
    assertEquals(
        List.of(false, true, true),
        List.of("3-9", "20-29", "60 and more").stream()
            .map(age -> photo("1", age).isAdult())
            .toList());
  }

  private static GroupedPhoto photo(String name, String age) {
    return new GroupedPhoto(Path.of(name), Map.of("age", age));
  }

  private static void make(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
