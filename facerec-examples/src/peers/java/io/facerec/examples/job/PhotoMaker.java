package io.facerec.examples.job;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.image.PhotoFiles;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes photos of a given size and number of faces: pictures of heads, enlarged or shrunk, on a
 * photo without faces, enlarged, with a sensor's noise. The same for the same seed and folders.
 */
final class PhotoMaker {
  private static final List<int[]> SIZES =
      List.of(
          new int[] {640, 480},
          new int[] {1152, 864},
          new int[] {1632, 1224},
          new int[] {4000, 3000});
  private static final List<Grid> GRIDS =
      List.of(new Grid(1, 1, 0.55), new Grid(3, 1, 0.38), new Grid(5, 4, 0.22));
  private static final double PIXELS_A_MEGAPIXEL = 1e6;

  private final List<Path> person;
  private final List<Path> others = new ArrayList<>();
  private final List<Path> backgrounds;
  private final Random random;
  private int next;

  /**
   * Heads in a row.
   *
   * @param side of a head's picture, as a share of the photo's shorter side
   */
  private record Grid(int columns, int rows, double side) {
    int faces() {
      return columns * rows;
    }
  }

  /**
   * Makes photos of one of these people, among the others.
   *
   * @param backgrounds photos without faces
   */
  PhotoMaker(FaceFolder people, List<Path> backgrounds, long seed) {
    checkArgument(people.identities().size() > 1, "the folder of faces needs two people or more");
    this.random = new Random(seed);
    List<String> names = new ArrayList<>(people.identities());
    person = files(people, names.remove(0));
    checkArgument(person.size() > 1, "the first person of the folder has one picture");
    names.forEach(name -> others.addAll(files(people, name)));
    Collections.shuffle(others, random);
    this.backgrounds = PhotoFiles.in(backgrounds);
    checkArgument(!this.backgrounds.isEmpty(), "there are no backgrounds in %s", backgrounds);
  }

  private static List<Path> files(FaceFolder people, String name) {
    return people.photosOf(name).stream().map(FacePhoto::path).toList();
  }

  /** A picture of the person, which is on none of the photos. */
  Path avatar() {
    return person.get(0);
  }

  /** Writes so many photos of each size and number of faces. */
  List<PhotoSet> make(int each, Path folder) {
    ImmutableList.Builder<PhotoSet> sets = ImmutableList.builder();
    for (int[] size : SIZES) {
      for (Grid grid : GRIDS) {
        List<MadePhoto> photos = new ArrayList<>();
        for (int i = 0; i < each; i++) {
          Path file = folder.resolve("%d-%d-%d.jpg".formatted(size[0], grid.faces(), i));
          Picture picture = new Picture(size[0], size[1]);
          fill(picture, grid, i % 2 == 0);
          picture.save(file);
          photos.add(new MadePhoto(file, size[0], size[1]));
        }
        double megapixels = size[0] * size[1] / PIXELS_A_MEGAPIXEL;
        sets.add(new PhotoSet(megapixels, grid.faces(), photos));
      }
    }
    return sets.build();
  }

  private void fill(Picture picture, Grid grid, boolean withPerson) {
    BufferedImage background = Picture.read(backgrounds.get(random.nextInt(backgrounds.size())));
    picture.draw(background, 0, 0, picture.width(), picture.height());
    int wide = picture.width() / grid.columns;
    int high = picture.height() / grid.rows;
    int side = (int) (grid.side * picture.height());
    int persons = withPerson ? random.nextInt(grid.faces()) : -1;
    for (int i = 0; i < grid.faces(); i++) {
      Path head =
          i == persons
              ? person.get(1 + random.nextInt(person.size() - 1))
              : others.get(next++ % others.size());
      int x = i % grid.columns * wide + random.nextInt(wide - side);
      int y = i / grid.columns * high + random.nextInt(high - side);
      picture.draw(Picture.read(head), x, y, side, side);
    }
    picture.addNoise(random);
  }
}
