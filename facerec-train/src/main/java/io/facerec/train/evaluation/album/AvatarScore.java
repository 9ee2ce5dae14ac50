package io.facerec.train.evaluation.album;

import com.google.common.collect.ImmutableList;
import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.SelfieFinder;
import io.facerec.train.evaluation.face.FaceEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a search for one person came to.
 *
 * @param plan whom it looked for
 * @param photos how many the album has
 * @param own how many of them show the person
 * @param found how many of these were found
 * @param mistakes wrong matches and misses
 */
public record AvatarScore(AlbumPlan plan, int photos, int own, int found, List<Mistake> mistakes) {
  /** Copies the list. */
  public AvatarScore {
    mistakes = ImmutableList.copyOf(mistakes);
  }

  /**
   * Judges the photos of the album.
   *
   * @param all photos, those that are not in the album too
   * @param finder of the person, not expanded by the album yet
   */
  public static AvatarScore of(AlbumPlan plan, List<AlbumPhoto> all, SelfieFinder finder) {
    List<SearchedPhoto> searched = album(plan, all).stream().map(AlbumPhoto::searched).toList();
    return of(plan, all, finder.expandedBy(searched)::judge);
  }

  /** The same, by what the finder makes of each photo in the end. */
  static AvatarScore of(AlbumPlan plan, List<AlbumPhoto> all, UnaryOperator<SearchedPhoto> judge) {
    List<AlbumPhoto> album = album(plan, all);
    List<Mistake> mistakes = new ArrayList<>();
    int own = 0;
    int found = 0;
    for (AlbumPhoto photo : album) {
      boolean isOwn = photo.person().equals(plan.person());
      boolean hit = false;
      for (SeenFace face : judge.apply(photo.searched()).faces()) {
        boolean right = isOwn && FaceEmbedder.at(photo.place(), List.of(face.face())).isPresent();
        hit |= face.match() && right;
        if (face.match() && !right) {
          mistakes.add(new Mistake(plan, Mistake.Kind.WRONG, photo, face.distance()));
        }
      }
      own += isOwn ? 1 : 0;
      found += hit ? 1 : 0;
      if (isOwn && !hit) {
        mistakes.add(miss(plan, photo, judge.apply(photo.marked())));
      }
    }
    return new AvatarScore(plan, album.size(), own, found, mistakes);
  }

  /** The score where the avatar itself was refused: all photos of the person are missed. */
  public static AvatarScore refused(AlbumPlan plan, List<AlbumPhoto> all) {
    List<AlbumPhoto> album = album(plan, all);
    List<Mistake> misses =
        album.stream()
            .filter(photo -> photo.person().equals(plan.person()))
            .map(photo -> new Mistake(plan, Mistake.Kind.AVATAR, photo, Double.NaN))
            .toList();
    return new AvatarScore(plan, album.size(), misses.size(), 0, misses);
  }

  private static List<AlbumPhoto> album(AlbumPlan plan, List<AlbumPhoto> all) {
    return all.stream().filter(photo -> plan.holds(photo.source())).toList();
  }

  private static Mistake miss(AlbumPlan plan, AlbumPhoto photo, SearchedPhoto marked) {
    boolean matches = marked.faces().stream().anyMatch(SeenFace::match);
    Mistake.Kind kind = matches ? Mistake.Kind.LANDMARKS : Mistake.Kind.EMBEDDING;
    return new Mistake(
        plan,
        photo.isFound() ? kind : Mistake.Kind.DETECTION,
        photo,
        marked.faces().stream().mapToDouble(SeenFace::distance).min().orElse(Double.NaN));
  }

  /** How many mistakes of this kind. */
  public int count(Mistake.Kind kind) {
    return (int) mistakes.stream().filter(mistake -> mistake.kind() == kind).count();
  }
}
