package io.facerec.examples.badinput;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import io.facerec.examples.badinput.Outcome.Kind;
import java.io.PrintWriter;

/** How many mutants ended how, and with which reasons. For one thread. */
public final class FuzzTally {
  private final Multiset<Kind> kinds = EnumMultiset.create(Kind.class);
  private final Multiset<String> reasons = HashMultiset.create();

  /** Counts one. */
  public void add(Outcome outcome) {
    kinds.add(outcome.kind());
    if (!outcome.reason().isEmpty()) {
      reasons.add(outcome.reason());
    }
  }

  /** How many ended so. */
  public int count(Kind kind) {
    return kinds.count(kind);
  }

  /** Whether all were decoded or refused with a reason. */
  public boolean isGood() {
    return count(Kind.DECODED) + count(Kind.REFUSED) == kinds.size();
  }

  /** The reasons, most frequent first, and the sum. */
  public void print(PrintWriter out) {
    for (String reason : Multisets.copyHighestCountFirst(reasons).elementSet()) {
      out.printf("%6d  %s%n", reasons.count(reason), reason);
    }
    out.printf(
        "%d files: %d decoded, %d refused with a reason, %d unexplained, %d crashes, %d hangs%n",
        kinds.size(),
        count(Kind.DECODED),
        count(Kind.REFUSED),
        count(Kind.UNEXPLAINED),
        count(Kind.CRASHED),
        count(Kind.HUNG));
    out.flush();
  }
}
