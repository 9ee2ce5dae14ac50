package io.facerec;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Comparator.comparingDouble;

import com.google.common.collect.ImmutableList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a search found: the photos that show the person, surest first, and what went wrong. */
public final class Selfies implements Iterable<Selfie> {
  private final ExpectedShare share;
  private final ImmutableList<SearchedPhoto> photos;
  private final ImmutableList<Selfie> selfies;

  private Selfies(List<SearchedPhoto> photos, ExpectedShare share) {
    this.share = share;
    this.photos = photos.stream().map(photo -> photo.expecting(share)).collect(toImmutableList());
    this.selfies =
        this.photos.stream()
            .flatMap(SearchedPhoto::selfies)
            .sorted(comparingDouble(Selfie::distance))
            .collect(toImmutableList());
  }

  /**
   * What a whole search found.
   *
   * @param share of the faces that are expected to be the person's; without it, what the faces
   *     themselves suggest
   */
  static Selfies of(List<SearchedPhoto> photos, Optional<ExpectedShare> share) {
    return of(photos, share, 0);
  }

  /** As above, beside so many faces that are surely not the person's. */
  static Selfies of(List<SearchedPhoto> photos, Optional<ExpectedShare> share, long others) {
    return new Selfies(photos, share.orElseGet(() -> suggestedBy(photos, others)));
  }

  private static ExpectedShare suggestedBy(List<SearchedPhoto> photos, long others) {
    return ExpectedShare.of(
        photos.stream()
            .flatMap(photo -> photo.faces().stream())
            .filter(seen -> seen.verdict() != Verdict.TOO_POOR)
            .mapToDouble(seen -> seen.verification().probability())
            .toArray(),
        others);
  }

  /**
   * The share of the album's faces that are expected to be the person's, which the probabilities
   * rest on: the more strangers are compared, the surer a match has to be. What the finder was
   * {@link SelfieFinderBuilder#expectedShare told}, or what the distances of all faces suggest
   * (expectation maximisation, as Saerens et al., 2002), at least one face in {@code n + 2}.
   */
  public double share() {
    return share.share();
  }

  /** The selfies, surest (that is, closest to the avatar) first. */
  @Override
  public Iterator<Selfie> iterator() {
    return selfies.iterator();
  }

  /** The selfies, surest first. */
  public Stream<Selfie> stream() {
    return selfies.stream();
  }

  /** How many selfies. */
  public int size() {
    return selfies.size();
  }

  /** Whether the person was found nowhere. */
  public boolean isEmpty() {
    return selfies.isEmpty();
  }

  /** The photos that could not be searched, each with its reason, in the order of the search. */
  public List<Problem> problems() {
    return photos.stream()
        .map(SearchedPhoto::problem)
        .flatMap(Optional::stream)
        .collect(toImmutableList());
  }

  /**
   * Every photo that was looked at, with all its faces or its problem, in the order of the search.
   */
  public List<SearchedPhoto> photos() {
    return photos;
  }

  /** {@code "3 selfies in 120 photos, 1 of them unreadable"}. */
  @Override
  public String toString() {
    return "%d selfies in %d photos, %d of them unreadable"
        .formatted(size(), photos.size(), problems().size());
  }
}
