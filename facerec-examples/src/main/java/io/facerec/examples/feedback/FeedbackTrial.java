package io.facerec.examples.feedback;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Comparator.comparingDouble;

import io.facerec.SearchedPhoto;
import io.facerec.SelfieFinder;
import io.facerec.SelfieFinderBuilder;
import io.facerec.detect.Detector;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Looks for each person among everybody's faces, by finders that are told more or less of the
 * person. The finders judge embeddings, so detection has no part in it.
 */
public final class FeedbackTrial {
  private static final int STRANGERS = 500;

  private final EmbeddedFaces faces;
  private final List<Embedding> embeddings;
  private final Families families;
  private final Detector detector;
  private final Verifier verifier;
  private final long seed;

  /**
   * Prepares a trial.
   *
   * @param detector of the finders; it has nothing to do
   * @param verifier that made the embeddings
   * @param seed of the draw of avatars and strangers
   */
  public FeedbackTrial(
      EmbeddedFaces faces, Families families, Detector detector, Verifier verifier, long seed) {
    this.faces = faces;
    this.embeddings = faces.embeddings().stream().map(Embedding::of).toList();
    this.families = families;
    this.detector = detector;
    this.verifier = verifier;
    this.seed = seed;
  }

  /**
   * Over all people with {@code most} faces and one more; everybody's first {@code most} are left
   * out of what is searched, so that scores of different finders compare.
   *
   * @param told to each finder
   * @param most pictures of the person that any finder of the comparison is told
   */
  public FeedbackScore score(Told told, int most) {
    checkArgument(told.positives() <= most, "%s of at most %s pictures", told, most);
    FeedbackScore score = new FeedbackScore();
    Random random = new Random(seed);
    for (String person : new TreeSet<>(faces.people())) {
      List<Integer> own = facesOf(person);
      Collections.shuffle(own, random);
      List<Integer> strangers = strangersOf(person, random);
      if (own.size() > most) {
        search(person, own, strangers, told, most, score);
      }
    }
    return score;
  }

  private void search(
      String person,
      List<Integer> own,
      List<Integer> strangers,
      Told told,
      int most,
      FeedbackScore score) {
    Embedding avatar = embeddings.get(own.get(0));
    List<Integer> relatives = relativesOf(person);
    List<Integer> negatives = mostAlike(avatar, relatives);
    SelfieFinderBuilder builder =
        SelfieFinder.builder(avatar).detector(detector).verifier(verifier);
    own.subList(1, told.positives()).forEach(i -> builder.also(embeddings.get(i)));
    negatives.stream().limit(told.negatives()).forEach(i -> builder.not(embeddings.get(i)));
    SelfieFinder finder = builder.build();
    relatives.removeAll(negatives.subList(0, Math.min(most, negatives.size())));
    own.subList(most, own.size())
        .forEach(i -> score.add(FeedbackScore.Kind.PERSON, matches(finder, i)));
    relatives.forEach(i -> score.add(FeedbackScore.Kind.RELATIVE, matches(finder, i)));
    strangers.forEach(i -> score.add(FeedbackScore.Kind.STRANGER, matches(finder, i)));
  }

  private boolean matches(SelfieFinder finder, int face) {
    SearchedPhoto judged = finder.judge(EmbeddedPhotos.of(embeddings.get(face)));
    return judged.faces().get(0).match();
  }

  /** The faces of the relative with the face that is nearest to the avatar, that face first. */
  private List<Integer> mostAlike(Embedding avatar, List<Integer> relatives) {
    return relatives.stream()
        .min(comparingDouble(i -> avatar.distance(embeddings.get(i))))
        .map(
            nearest -> {
              List<Integer> all = facesOf(faces.people().get(nearest));
              all.remove(nearest);
              all.add(0, nearest);
              return all;
            })
        .orElseGet(ArrayList::new);
  }

  private List<Integer> facesOf(String person) {
    return where(i -> faces.people().get(i).equals(person));
  }

  private List<Integer> relativesOf(String person) {
    return where(i -> isOther(i, person) && families.related(person, faces.people().get(i)));
  }

  private List<Integer> strangersOf(String person, Random random) {
    List<Integer> all =
        where(i -> isOther(i, person) && !families.related(person, faces.people().get(i)));
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(STRANGERS, all.size()));
  }

  private boolean isOther(int face, String person) {
    return !faces.people().get(face).equals(person);
  }

  private List<Integer> where(IntPredicate wanted) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      if (wanted.test(i)) {
        found.add(i);
      }
    }
    return found;
  }
}
