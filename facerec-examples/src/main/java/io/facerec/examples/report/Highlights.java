package io.facerec.examples.report;

import static java.util.Comparator.comparingDouble;

import com.google.common.collect.ImmutableList;
import io.facerec.Problem;
import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The part of a search that a person looks at: the closest matches, the closest faces that just
 * missed, the first problems. Its memory is bounded however many photos are added; of each it keeps
 * the places of its faces and no pixel.
 */
public final class Highlights {
  /** Matches that are kept. */
  public static final int MATCHES = 200;

  /** Photos that just missed, with their closest face, that are kept. */
  public static final int MISSES = 12;

  /** Problems that are kept. */
  public static final int PROBLEMS = 500;

  private static final Comparator<Sighting> FARTHEST_FIRST =
      comparingDouble((Sighting sighting) -> sighting.face().distance()).reversed();

  private final PriorityQueue<Sighting> matches = new PriorityQueue<>(FARTHEST_FIRST);
  private final PriorityQueue<Sighting> misses = new PriorityQueue<>(FARTHEST_FIRST);
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A face on its photo.
   *
   * @param photo the photo with all its faces
   * @param face the one of them that is meant
   */
  record Sighting(SearchedPhoto photo, SeenFace face) {}

  /** Keeps what is worth it of a photo. */
  public void add(SearchedPhoto photo) {
    photo.problem().filter(problem -> problems.size() < PROBLEMS).ifPresent(problems::add);
    photo.faces().stream()
        .filter(SeenFace::match)
        .forEach(face -> keep(matches, MATCHES, new Sighting(photo, face)));
    if (photo.faces().stream().noneMatch(SeenFace::match)) {
      photo.faces().stream()
          .min(comparingDouble(SeenFace::distance))
          .ifPresent(face -> keep(misses, MISSES, new Sighting(photo, face)));
    }
  }

  private static void keep(PriorityQueue<Sighting> kept, int most, Sighting sighting) {
    kept.add(sighting);
    if (kept.size() > most) {
      kept.remove(); // the farthest
    }
  }

  /** The matches, closest first. */
  List<Sighting> matches() {
    return closestFirst(matches);
  }

  /** The closest faces of photos without a match, closest first. */
  List<Sighting> misses() {
    return closestFirst(misses);
  }

  /** The photos that could not be read, in the order of the search. */
  List<Problem> problems() {
    return ImmutableList.copyOf(problems);
  }

  private static List<Sighting> closestFirst(PriorityQueue<Sighting> sightings) {
    return ImmutableList.sortedCopyOf(FARTHEST_FIRST.reversed(), sightings);
  }
}
