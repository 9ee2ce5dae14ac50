package io.facerec;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where prepared photos of one search wait until their faces fill a batch. They never wait for
 * photos that nobody works on: whoever finishes the last photo under way takes all that is there.
 */
final class FaceQueue implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final int batch;
  private final Deque<PreparedPhoto> waiting = new ArrayDeque<>();
  private int faces;
  private int underWay;
  private long waitingSince;
  private boolean closed;

  /**
   * @param batch faces that are worth embedding at once
   */
  FaceQueue(int batch) {
    this.batch = batch;
  }

  /** Somebody will prepare a photo, and say {@link #add} or {@link #skip} when it is done. */
  synchronized void expect() {
    underWay++;
  }

  /** A photo is prepared. What is returned is the caller's to embed and to close. */
  synchronized List<PreparedPhoto> add(PreparedPhoto photo) {
    if (closed) {
      photo.close();
      return ImmutableList.of();
    }
    if (waiting.isEmpty()) {
      waitingSince = System.nanoTime();
    }
    waiting.add(photo);
    faces += photo.faces().size();
    return skip();
  }

  /**
   * A photo has no faces to be embedded. What is returned is the caller's to embed and to close.
   */
  synchronized List<PreparedPhoto> skip() {
    underWay--;
    boolean due =
        faces >= batch || underWay == 0 || System.nanoTime() - waitingSince > PATIENCE_NANOS;
    if (!due) {
      return ImmutableList.of();
    }
    List<PreparedPhoto> taken = ImmutableList.copyOf(waiting);
    waiting.clear();
    faces = 0;
    return taken;
  }

  /** Frees what waits; what comes later is freed on arrival. */
  @Override
  public synchronized void close() {
    closed = true;
    waiting.forEach(PreparedPhoto::close);
    waiting.clear();
  }
}
