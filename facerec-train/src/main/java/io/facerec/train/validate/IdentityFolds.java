package io.facerec.train.validate;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.train.data.FaceFolder;
import io.facerec.train.data.FaceFolder.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Deals people to folds: all photos of a person are in one. */
public final class IdentityFolds {
  private IdentityFolds() {}

  /**
   * For each fold the people of all others, to learn from, and its own, held out; the same for the
   * same seed and folder.
   *
   * @param count of folds, at least 2 and at most as many as there are people
   */
  public static List<Split> of(FaceFolder people, int count, long seed) {
    List<String> names = new ArrayList<>(people.identities());
    checkArgument(
        count >= 2 && count <= names.size(), "%s people in %s folds", names.size(), count);
    Collections.shuffle(names, new Random(seed));
    ImmutableList.Builder<Split> folds = ImmutableList.builder();
    for (int fold = 0; fold < count; fold++) {
      Set<String> own = new HashSet<>();
      for (int i = fold; i < names.size(); i += count) {
        own.add(names.get(i));
      }
      folds.add(new Split(people.without(own), people.only(own)));
    }
    return folds.build();
  }
}
