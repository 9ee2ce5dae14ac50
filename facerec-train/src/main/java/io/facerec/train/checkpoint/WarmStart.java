package io.facerec.train.checkpoint;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a training that has no checkpoint yet takes its first weights from: another model directory
 * or one of its checkpoints. Weights are taken by name, as their moving average where that was
 * kept, and so are the moving statistics of normalisations; counters and the optimiser's slots are
 * not.
 *
 * <pre>{@code
 * WarmStart.from(Path.of("old-model"))          // all that both models have
 *     .only("backbone/.*")                      // all of these, or an error
 *     .rename("net/stem/kernel", "backbone/stem/kernel")
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param from a model directory, or the prefix of a checkpoint, say {@code old/checkpoint-500}
 * @param only patterns of the new model's names; empty: whatever the checkpoint has
 * @param renamed the new model's name to the checkpoint's
 */
public record WarmStart(Path from, List<Pattern> only, Map<String, String> renamed) {
  /** Copies the lists. */
  public WarmStart {
    only = ImmutableList.copyOf(only);
    renamed = ImmutableMap.copyOf(renamed);
  }

  /** All variables that this model directory's latest checkpoint, or this checkpoint, holds too. */
  public static WarmStart from(Path folderOrPrefix) {
    return new WarmStart(folderOrPrefix, List.of(), Map.of());
  }

  /**
   * Only variables whose name in the new model matches one of these regular expressions; each of
   * them has to be in the checkpoint.
   */
  public WarmStart only(String... patterns) {
    List<Pattern> more = new ArrayList<>(only);
    for (String pattern : patterns) {
      more.add(Pattern.compile(pattern));
    }
    return new WarmStart(from, more, renamed);
  }

  /** The same, with what the checkpoint calls {@code before} taken for {@code now}. */
  public WarmStart rename(String before, String now) {
    return rename(Map.of(before, now));
  }

  /** The same with these names: the checkpoint's to the new model's. */
  public WarmStart rename(Map<String, String> names) {
    Map<String, String> more = new LinkedHashMap<>(renamed);
    names.forEach(
        (before, now) -> {
          checkArgument(!more.containsKey(now), "two variables are to be taken for %s", now);
          more.put(now, before);
        });
    return new WarmStart(from, only, more);
  }

  /**
   * The checkpoint.
   *
   * @throws IllegalStateException if there is none
   */
  Checkpoint checkpoint() {
    return CheckpointFolder.find(from);
  }

  /** What is taken: the new model's name to the checkpoint's. */
  Map<String, String> sources(Set<String> model, Checkpoint checkpoint) {
    Set<String> held = Set.copyOf(checkpoint.variables());
    renamed.forEach(
        (now, before) -> {
          checkArgument(
              held.contains(before), "%s has no %s to be taken for %s", from, before, now);
          checkArgument(model.contains(now), "the model has no %s; it has %s", now, model);
        });
    for (Pattern pattern : only) {
      checkArgument(
          model.stream().anyMatch(name -> pattern.matcher(name).matches()),
          "no variable of the model matches %s; it has %s",
          pattern,
          model);
    }
    Map<String, String> sources = new LinkedHashMap<>();
    model.forEach(name -> source(name, held).ifPresent(source -> sources.put(name, source)));
    checkArgument(!sources.isEmpty(), "%s holds nothing that the model has: %s", from, model);
    return sources;
  }

  private Optional<String> source(String name, Set<String> held) {
    if (renamed.containsKey(name)) {
      return Optional.ofNullable(renamed.get(name));
    }
    if (only.isEmpty()) {
      return held.contains(name) ? Optional.of(name) : Optional.empty();
    }
    if (only.stream().noneMatch(pattern -> pattern.matcher(name).matches())) {
      return Optional.empty();
    }
    checkArgument(held.contains(name), "%s has no %s; rename one, or leave it out", from, name);
    return Optional.of(name);
  }
}
