package io.facerec.index;

import com.google.common.collect.ImmutableList;
import io.facerec.Problem;
import java.util.List;

/**
 * What bringing an index up to date came to.
 *
 * @param kept photos that were in the index, or in what a killed update left, and are unchanged
 * @param searched photos that were new or changed
 * @param dropped photos of the index that are no more among those given
 * @param problems of the photos searched, each with its reason
 */
public record IndexUpdate(long kept, long searched, long dropped, List<Problem> problems) {
  /** Copies the list. */
  public IndexUpdate {
    problems = ImmutableList.copyOf(problems);
  }
}
