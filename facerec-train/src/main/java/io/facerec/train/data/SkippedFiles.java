package io.facerec.train.data;

import com.google.common.collect.ImmutableMap;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.Photo;
import io.facerec.train.estimator.TrainingHook;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the elements that a stream left out while a training goes on, and finds out which files
 * are to blame and why: each is named once in the log. Used by one training at a time.
 */
public final class SkippedFiles implements TrainingHook {
  private static final Logger LOG = LoggerFactory.getLogger(SkippedFiles.class);

  private final ElementFiles filesOf;
  private final Map<Path, String> broken = new LinkedHashMap<>();
  private final Set<Path> sound = new HashSet<>();
  private long count;

  SkippedFiles(ElementFiles filesOf) {
    this.filesOf = filesOf;
  }

  /** Elements left out so far: a broken file counts each time that it is drawn. */
  public long count() {
    return count;
  }

  /** The broken files found so far, each with what is wrong with it. */
  public ImmutableMap<Path, String> files() {
    return ImmutableMap.copyOf(broken);
  }

  @Override
  public boolean afterStep(StepValues values) {
    if (!values.skipped().isEmpty()) {
      count += values.skipped().size();
      filesOf.of(values.skipped()).forEach(this::judge);
    }
    return true;
  }

  private void judge(long element, List<Path> files) {
    boolean explained = false;
    for (Path file : files) {
      explained |= broken.containsKey(file) || (!sound.contains(file) && isBroken(file));
    }
    if (!explained) {
      LOG.warn("element {} was left out, though {} can be read", element, files);
    }
  }

  private boolean isBroken(Path file) {
    Optional<String> reason = reason(file);
    if (reason.isPresent()) {
      broken.put(file, reason.get());
      LOG.warn("{} is left out: {}", file, reason.get());
    } else {
      sound.add(file);
    }
    return reason.isPresent();
  }

  private static Optional<String> reason(Path file) {
    try {
      Photo.of(file).decode().close();
      return Optional.empty();
    } catch (UnreadablePhotoException e) {
      return Optional.of(e.reason());
    }
  }

  @Override
  public void end(long step) {
    if (count > 0) {
      LOG.warn("{} elements of the input were left out, of {} broken files", count, broken.size());
    }
  }
}
