package io.facerec.examples;

import io.facerec.testing.Pictures;
import io.facerec.testing.TinyModels;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of drawn photos and of models for them, in the world of {@link TinyModels}: faces are
 * coloured squares, the person looked for is red.
 */
record Album(Path avatar, Path photos, Path models) {
  static Album in(Path folder) throws IOException {
    TinyModels.detector(folder.resolve("models/yolo"));
    TinyModels.verifier(folder.resolve("models/siamese"));
    Path photos = Files.createDirectories(folder.resolve("photos"));
    Album album =
        new Album(
            Pictures.save(Pictures.group(Pictures.RED), folder.resolve("avatar.png")),
            photos,
            folder.resolve("models"));
    album.add("1 blue, red.png", Pictures.BLUE, Pictures.RED);
    album.add("2 nobody.png");
    album.add("3 green.png", Pictures.GREEN);
    return album;
  }

  /** Adds a photo of these people, from left to right. */
  Path add(String name, Color... people) throws IOException {
    return Pictures.save(Pictures.group(people), photos.resolve(name));
  }

  /** Adds a file that is no picture. */
  Path addText(String name) throws IOException {
    return Files.writeString(photos.resolve(name), "no picture");
  }
}
