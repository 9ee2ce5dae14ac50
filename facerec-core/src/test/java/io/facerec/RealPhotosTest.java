package io.facerec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.facerec.exception.AvatarException;
import io.facerec.image.Photo;
import io.facerec.testing.RealData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped models on small crops of people whom they never saw. */
@Tag("real-data")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RealPhotosTest {
  @Test
  void crops_that_show_the_whole_head_are_avatars() throws IOException {
    double accepted = shareOfAvatars(0);
    assertTrue(accepted >= 0.95, accepted + " of the crops were taken");
  }

  @Test
  void crops_that_show_the_face_alone_are_mostly_avatars() throws IOException {
    double accepted = shareOfAvatars(0.15);
    assertTrue(accepted >= 0.85, accepted + " of the crops were taken");
  }

  @Test
  void people_are_found_among_others_and_seldom_mistaken() throws IOException {
    Map<String, List<Path>> people = RealData.people();
    List<Path> album =
        people.values().stream().limit(20).flatMap(photos -> photos.stream().skip(1)).toList();
    int own = 0;
    int found = 0;
    int mistaken = 0;
    for (String person : people.keySet().stream().limit(5).toList()) {
      Selfies selfies = new SelfieFinder(people.get(person).get(0)).find(album);
      assertEquals(List.of(), selfies.problems());
      long right =
          selfies.stream().filter(selfie -> selfie.photo().name().contains(person)).count();
      own += people.get(person).size() - 1;
      found += Math.toIntExact(right);
      mistaken += Math.toIntExact(selfies.size() - right);
    }
    assertTrue(found >= 0.3 * own, found + " found of " + own);
    assertTrue(mistaken <= 2, mistaken + " others in 5 searches of " + album.size() + " photos");
  }

  /** How many of a sample of crops can be avatars, so much of each side cut off. */
  private static double shareOfAvatars(double cut) throws IOException {
    List<Path> crops =
        RealData.people().values().stream().map(photos -> photos.get(0)).limit(40).toList();
    int accepted = 0;
    for (Path crop : crops) {
      BufferedImage picture = ImageIO.read(crop.toFile());
      int x = (int) (cut * picture.getWidth());
      int y = (int) (cut * picture.getHeight());
      BufferedImage tight =
          new BufferedImage(
              picture.getWidth() - 2 * x,
              picture.getHeight() - 2 * y,
              BufferedImage.TYPE_3BYTE_BGR);
      tight.getGraphics().drawImage(picture, -x, -y, null);
      accepted += isAvatar(Photo.of(crop.toString(), tight)) ? 1 : 0;
    }
    return (double) accepted / crops.size();
  }

  private static boolean isAvatar(Photo photo) {
    try {
      SelfieFinder.builder(photo).build();
      return true;
    } catch (AvatarException e) {
      return false;
    }
  }
}
