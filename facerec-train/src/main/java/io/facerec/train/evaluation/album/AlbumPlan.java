package io.facerec.train.evaluation.album;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FacePhoto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Who is looked for with which picture, among whose photos.
 *
 * @param avatar the picture that the search is given
 * @param people whose photos are in the album, the avatar's person among them; the avatar itself is
 *     not in the album
 */
public record AlbumPlan(FacePhoto avatar, Set<String> people) {
  /** Copies the names. */
  public AlbumPlan {
    people = ImmutableSet.copyOf(people);
  }

  /** Who is looked for. */
  public String person() {
    return avatar.identity().orElseThrow();
  }

  /** Whether the album holds this photo. */
  public boolean holds(FacePhoto photo) {
    return !photo.equals(avatar) && people.contains(photo.identity().orElseThrow());
  }

  /**
   * An album for each person: one of the person's photos at random is the avatar, the rest are in
   * the album with all photos of other people, drawn at random. The same for the same seed.
   *
   * @param others how many other people, fewer than there are
   */
  public static List<AlbumPlan> draw(FaceFolder people, int others, long seed) {
    checkArgument(
        others >= 1 && others < people.identities().size(),
        "%s other people, must be from 1 to %s",
        others,
        people.identities().size() - 1);
    Random random = new Random(seed);
    ImmutableList.Builder<AlbumPlan> plans = ImmutableList.builder();
    for (String person : people.identities()) {
      List<FacePhoto> photos = people.photosOf(person);
      FacePhoto avatar = photos.get(random.nextInt(photos.size()));
      List<String> strangers = new ArrayList<>(people.identities());
      strangers.remove(person);
      Collections.shuffle(strangers, random);
      ImmutableSet.Builder<String> names = ImmutableSet.builder();
      plans.add(
          new AlbumPlan(avatar, names.add(person).addAll(strangers.subList(0, others)).build()));
    }
    return plans.build();
  }
}
