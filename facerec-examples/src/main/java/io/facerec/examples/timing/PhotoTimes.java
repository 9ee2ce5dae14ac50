package io.facerec.examples.timing;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.Collection;
import java.util.function.LongSupplier;

/**
 * The processor time that is spent on each photo: the mean of the rounds in which the photo is
 * worked on. Of all threads together, Linux tells Java the time in steps of 10 ms, rounded down, so
 * that one round says little and the mean of a hundred is right to about half a millisecond.
 *
 * @param <P> what tells photos apart
 */
public final class PhotoTimes<P> {
  private static final double NANOS_A_MILLI = 1e6;

  private final ListMultimap<P, Long> nanos = ArrayListMultimap.create();
  private final LongSupplier clock;

  /** Times of all threads of this process. */
  public PhotoTimes() {
    this(ProcessorTime::nanos);
  }

  private PhotoTimes(LongSupplier clock) {
    this.clock = clock;
  }

  /** Times of the thread that measures, exact to a microsecond: for work that stays in it. */
  public static <P> PhotoTimes<P> ofOneThread() {
    return new PhotoTimes<>(ProcessorTime::ofThisThread);
  }

  /** Does this once, as one round of the photo. */
  public void measure(P photo, Runnable work) {
    long begun = clock.getAsLong();
    work.run();
    add(photo, clock.getAsLong() - begun);
  }

  /** Adds a round of the photo. */
  void add(P photo, long nanoseconds) {
    checkArgument(nanoseconds >= 0, "%s ns, must not be negative", nanoseconds);
    nanos.put(photo, nanoseconds);
  }

  /** Milliseconds a photo, the mean of these photos; 0 where there is none. */
  public double millis(Collection<P> photos) {
    return photos.stream().mapToDouble(this::millis).average().orElse(0);
  }

  private double millis(P photo) {
    checkState(nanos.containsKey(photo), "%s was not measured", photo);
    return nanos.get(photo).stream().mapToLong(Long::longValue).average().orElseThrow()
        / NANOS_A_MILLI;
  }
}
