package io.facerec;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.facerec.detect.Detector;
import io.facerec.image.Photo;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Starts searches, which share its workers. Safe for several threads. */
final class Searcher {
  private static final int IDLE_SECONDS = 10;

  private final Detector detector;
  private final Likeness likeness;
  private final Executor workers;
  private final int batch;
  private final int ahead;

  /**
   * @param parallelism workers
   * @param batch faces that are embedded together
   */
  Searcher(Detector detector, Likeness likeness, int parallelism, int batch) {
    this.detector = detector;
    this.likeness = likeness;
    this.batch = batch;
    this.ahead = batch + 2 * parallelism; // a batch waits while each worker has work
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            parallelism,
            parallelism,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), // holds what searches may be ahead, no more
            new ThreadFactoryBuilder().setDaemon(true).setNameFormat("facerec-%d").build());
    pool.allowCoreThreadTimeOut(true);
    workers = pool;
  }

  /** Every photo with its faces or its problem, in order; closing it closes the photos too. */
  Stream<SearchedPhoto> search(Stream<Photo> photos) {
    Search search = new Search(photos.iterator(), workers, detector, likeness, batch, ahead);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(search, Spliterator.ORDERED | Spliterator.NONNULL),
            /* parallel= */ false)
        .onClose(search::close)
        .onClose(photos::close);
  }
}
