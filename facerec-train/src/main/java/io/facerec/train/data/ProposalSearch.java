package io.facerec.train.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Uninterruptibles;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.proposal.SelectiveSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches photos for proposals before a training begins: about 0.15 s of one processor a photo.
 * What a folder holds already is not searched again, so a search that was stopped goes on.
 *
 * @param folder where proposals are kept
 * @param threads photos searched at once, at least 1
 */
public record ProposalSearch(ProposalFolder folder, int threads) {
  private static final Logger LOG = LoggerFactory.getLogger(ProposalSearch.class);

  // searched in 320 px; twice that, as detectors decode photos for it
  private static final int DECODED_SIDE = 640;

  /** Checks the threads. */
  public ProposalSearch {
    checkArgument(threads >= 1, "threads are %s, must be at least 1", threads);
  }

  /** Is told how far a search is. */
  @FunctionalInterface
  public interface Listener {
    /** So many photos of all are searched. */
    void searched(long photos, long all);
  }

  /**
   * Searches those of the photos that were not searched yet.
   *
   * @return the photos that have proposals now; those that cannot be read are not among them, each
   *     of which is a warning in the log
   * @throws UncheckedIOException if the folder cannot be written to
   */
  public List<LabelledPhoto> search(List<LabelledPhoto> photos, Listener listener) {
    ImmutableList.Builder<LabelledPhoto> searched = ImmutableList.builder();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Boolean>> running = new ArrayList<>();
      photos.forEach(photo -> running.add(pool.submit(() -> searched(photo))));
      for (int i = 0; i < photos.size(); i++) {
        if (result(running.get(i))) {
          searched.add(photos.get(i));
        }
        listener.searched(i + 1L, photos.size());
      }
    } finally {
      pool.shutdownNow();
    }
    return searched.build();
  }

  private static boolean result(Future<Boolean> running) {
    try {
      return Uninterruptibles.getUninterruptibly(running);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new UncheckedIOException(cause);
      }
      throw new IllegalStateException("the search for proposals failed", e.getCause());
    }
  }

  private boolean searched(LabelledPhoto photo) throws IOException {
    if (folder.has(photo)) {
      return true;
    }
    try (DecodedPhoto decoded = Photo.of(photo.file()).decode(DECODED_SIDE)) {
      folder.write(photo, SelectiveSearch.FOR_FACES.propose(decoded));
      return true;
    } catch (UnreadablePhotoException e) {
      LOG.warn("left out of the training: {}", e.getMessage());
      return false;
    }
  }
}
