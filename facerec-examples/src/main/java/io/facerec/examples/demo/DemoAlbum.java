package io.facerec.examples.demo;

import com.google.common.collect.ImmutableList;
import io.facerec.examples.demo.people.DemoPeople;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An album of people who do not exist, on the disk: {@code avatar.jpg}, the folder {@code photos},
 * and {@code truth.csv} that says who is where.
 *
 * @param avatar a picture of the person to look for
 * @param photos a folder of JPEGs, one of them unreadable
 * @param wanted the name of the person to look for, as the truth has it
 * @param truth every face of the album
 */
record DemoAlbum(Path avatar, Path photos, String wanted, List<TruthFace> truth) {
  /** A photo whose end is missing, as a broken copy leaves it. */
  static final String BROKEN = "photo-broken.jpg";

  /** Copies the list. */
  DemoAlbum {
    truth = ImmutableList.copyOf(truth);
  }

  /** Is told of each photo that is drawn. */
  @FunctionalInterface
  interface Progress {
    /** So many of so many are drawn. */
    void drawn(long done, long total);
  }

  /** The faces on a photo. */
  List<TruthFace> on(String photo) {
    return truth.stream().filter(face -> face.photo().equals(photo)).toList();
  }

  /** Whether a face is of the person to look for. */
  boolean isWanted(TruthFace face) {
    return face.person().equals(wanted);
  }

  /**
   * Draws an album.
   *
   * @param folder where to; an older album there is written over
   * @param progress is told of each photo
   */
  static DemoAlbum write(AlbumPlan plan, Path folder, Progress progress) {
    Path photos = folder.resolve("photos");
    Path avatar = folder.resolve("avatar.jpg");
    List<TruthFace> truth = new ArrayList<>();
    try (DemoPeople people = DemoPeople.load();
        Darkroom darkroom = new Darkroom()) {
      Files.createDirectories(photos);
      deleteOld(photos);
      ScenePainter painter = new ScenePainter(people);
      Files.write(avatar, picture(plan.avatar(), painter, darkroom));
      byte[] last = new byte[0];
      int done = 0;
      for (Scene scene : plan.scenes()) {
        last = picture(scene, painter, darkroom);
        Files.write(photos.resolve(scene.file()), last);
        scene.figures().stream()
            .map(f -> new TruthFace(scene.file(), f.person().name(), f.face()))
            .forEach(truth::add);
        progress.drawn(++done, plan.photos());
      }
      Files.write(photos.resolve(BROKEN), Arrays.copyOf(last, last.length / 2));
      List<String> lines = new ArrayList<>(List.of(TruthFace.HEADER));
      truth.stream().map(TruthFace::toLine).forEach(lines::add);
      Files.write(folder.resolve("truth.csv"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the album to " + folder, e);
    }
    return new DemoAlbum(avatar, photos, plan.wanted().name(), truth);
  }

  /** Photos of an album with more of them would be found again. */
  private static void deleteOld(Path photos) throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(photos, "photo-*.jpg")) {
      for (Path photo : old) {
        Files.delete(photo);
      }
    }
  }

  private static byte[] picture(Scene scene, ScenePainter painter, Darkroom darkroom) {
    return darkroom.develop(painter.paint(scene), scene.light(), scene.seed());
  }
}
