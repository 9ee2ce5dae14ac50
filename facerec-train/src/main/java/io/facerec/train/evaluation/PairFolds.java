package io.facerec.train.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pairs in the manner of LFW's protocol (Huang et al. 2007): as many of one person as of two, in
 * folds that have no person in common, so that each fold is judged by a threshold that was chosen
 * on other people. The same for the same seed.
 */
final class PairFolds {
  private PairFolds() {}

  /**
   * Draws distinct pairs; those of each fold. None is of two people of whom a face was not found.
   *
   * @param folds at least 2
   * @param pairs of both kinds together, over all folds; fewer where the faces do not give as many
   */
  static List<PeoplePairs> draw(EmbeddedFaces faces, int folds, int pairs, long seed) {
    checkArgument(folds >= 2, "%s folds, must be at least 2", folds);
    Random random = new Random(seed);
    List<String> people = new ArrayList<>(new TreeSet<>(faces.people()));
    checkArgument(
        people.size() >= 2 * folds, "%s people are too few for %s folds", people.size(), folds);
    Collections.shuffle(people, random);
    List<PeoplePairs> drawn = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      Set<String> members = new HashSet<>();
      for (int i = fold; i < people.size(); i += folds) {
        members.add(people.get(i));
      }
      drawn.add(drawFrom(faces, members, pairs / folds / 2, random));
    }
    return drawn;
  }

  private static PeoplePairs drawFrom(
      EmbeddedFaces faces, Set<String> members, int each, Random random) {
    List<int[]> same = new ArrayList<>();
    List<int[]> different = new ArrayList<>();
    for (int a = 0; a < faces.size(); a++) {
      for (int b = a + 1; b < faces.size(); b++) {
        if (members.contains(faces.people().get(a)) && members.contains(faces.people().get(b))) {
          if (faces.same(a, b)) {
            same.add(new int[] {a, b});
          } else if (faces.isFound(a) && faces.isFound(b)) {
            different.add(new int[] {a, b});
          }
        }
      }
    }
    Collections.shuffle(same, random);
    Collections.shuffle(different, random);
    int count = Math.min(each, Math.min(same.size(), different.size()));
    PeoplePairs.Builder pairs = new PeoplePairs.Builder(faces);
    same.subList(0, count).forEach(pair -> pairs.add(pair[0], pair[1]));
    different.subList(0, count).forEach(pair -> pairs.add(pair[0], pair[1]));
    return pairs.build();
  }
}
