package io.facerec;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.base.Throwables;
import com.google.common.collect.AbstractIterator;
import io.facerec.detect.Detector;
import io.facerec.image.Photo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * One run over photos: results in the order of the photos, while workers look at the next ones. At
 * most {@code ahead} photos are under way or done and not yet asked for, so whoever is slow in
 * asking slows the workers down. For one thread at a time.
 */
final class Search extends AbstractIterator<SearchedPhoto> implements AutoCloseable {
  private final Iterator<Photo> photos;
  private final Executor workers;
  private final int ahead;
  private final FaceQueue queue;
  private final PhotoWork work;
  private final Deque<CompletableFuture<SearchedPhoto>> answers = new ArrayDeque<>();
  private volatile boolean closed;

  /**
   * @param batch faces that are embedded together
   * @param ahead photos under way or done and not yet asked for, at least 1
   */
  Search(
      Iterator<Photo> photos,
      Executor workers,
      Detector detector,
      Likeness likeness,
      int batch,
      int ahead) {
    this.photos = photos;
    this.workers = workers;
    this.ahead = ahead;
    queue = new FaceQueue(batch);
    work = new PhotoWork(detector, likeness, queue);
  }

  @Override
  protected SearchedPhoto computeNext() {
    checkState(!closed, "the search is closed");
    submitNext();
    while (submitNext()) {
      if (answers.getFirst().isDone()) {
        break; // hand it out before asking a slow source for more
      }
    }
    CompletableFuture<SearchedPhoto> next = answers.pollFirst();
    return next == null ? endOfData() : await(next);
  }

  /** Gives the workers one more photo, if there is one and they are not too far ahead. */
  private boolean submitNext() {
    if (answers.size() >= ahead || !photos.hasNext()) {
      return false;
    }
    Photo photo = photos.next();
    CompletableFuture<SearchedPhoto> answer = new CompletableFuture<>();
    answers.add(answer);
    queue.expect();
    workers.execute(
        () -> {
          if (!closed) {
            work.search(photo, answer);
          }
        });
    return true;
  }

  private SearchedPhoto await(CompletableFuture<SearchedPhoto> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      close();
      Throwables.throwIfUnchecked(e.getCause());
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("the search was interrupted");
    }
  }

  /** Stops the workers after the photos that they are at, and frees what waits. */
  @Override
  public void close() {
    closed = true;
    queue.close();
    answers.clear();
  }
}
