package io.facerec.examples.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoAlbumTest {
  @TempDir private Path folder;

  @Test
  void the_same_plan_writes_the_same_bytes() throws IOException {
    DemoAlbum first = write(folder.resolve("a"), 3);
    DemoAlbum second = write(folder.resolve("b"), 3);

    assertEquals(first.truth(), second.truth());
    for (String photo : List.of("photo-001.jpg", "photo-002.jpg", "photo-003.jpg")) {
      assertArrayEquals(
          Files.readAllBytes(first.photos().resolve(photo)),
          Files.readAllBytes(second.photos().resolve(photo)));
    }
    assertArrayEquals(Files.readAllBytes(first.avatar()), Files.readAllBytes(second.avatar()));
  }

  @Test
  void photos_are_as_large_as_planned_and_the_truth_lists_their_faces() throws IOException {
    DemoAlbum album = write(folder, 3);
    List<Scene> scenes = new AlbumPlan(2, 4, 3).scenes();

    long figures = scenes.stream().mapToLong(scene -> scene.figures().size()).sum();
    List<String> lines = Files.readAllLines(folder.resolve("truth.csv"));
    assertEquals("photo,person,x,y,width,height", lines.get(0));
    assertEquals(figures, lines.size() - 1);
    assertEquals(figures, album.truth().size());
    for (Scene scene : scenes) {
      try (DecodedPhoto photo = Photo.of(album.photos().resolve(scene.file())).decode()) {
        assertEquals(scene.width(), photo.width());
        assertEquals(scene.height(), photo.height());
      }
    }
  }

  @Test
  void one_photo_is_broken() {
    DemoAlbum album = write(folder, 1);

    assertThrows(
        UnreadablePhotoException.class,
        () -> Photo.of(album.photos().resolve(DemoAlbum.BROKEN)).decode().close());
  }

  @Test
  void an_older_and_larger_album_is_replaced_and_other_files_stay() throws IOException {
    write(folder, 3);
    Path mine = Files.writeString(folder.resolve("photos").resolve("mine.txt"), "mine");

    write(folder, 1);

    assertTrue(Files.exists(mine));
    try (Stream<Path> photos = Files.list(folder.resolve("photos"))) {
      assertEquals(
          List.of("mine.txt", "photo-001.jpg", "photo-broken.jpg"),
          photos.map(Path::getFileName).map(Path::toString).sorted().toList());
    }
  }

  private static DemoAlbum write(Path folder, int photos) {
    return DemoAlbum.write(new AlbumPlan(2, 4, photos), folder, (done, total) -> {});
  }
}
