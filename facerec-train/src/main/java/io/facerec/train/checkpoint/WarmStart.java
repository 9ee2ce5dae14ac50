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
 * Where a training that has no checkpoint yet takes its first weights from: another model
 * directory, one of its checkpoints, or a model that was exported. Weights are taken by name, as
 * their moving average where that was kept, and so are the moving statistics of normalisations;
 * counters and the optimiser's slots are not. Of several, the mean is taken: a net before and after
 * fine-tuning, halfway, keeps most of what the tuning gave and of what it cost nothing to lose
 * (Wortsman et al. 2022, Robust Fine-tuning of Zero-shot Models).
 *
 * <pre>{@code
 * WarmStart.from(Path.of("old-model"))          // all that both models have
 *     .only("backbone/.*")                      // all of these, or an error
 *     .rename("net/stem/kernel", "backbone/stem/kernel")
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param from at least one of: a model directory; the prefix of a checkpoint, say {@code
 *     old/checkpoint-500}; the folder of an exported {@code graph.pb}
 * @param only patterns of the new model's names; empty: whatever the checkpoint has
 * @param renamed the new model's name to the checkpoint's
 */
public record WarmStart(List<Path> from, List<Pattern> only, Map<String, String> renamed) {
  /** Copies the lists. */
  public WarmStart {
    from = ImmutableList.copyOf(from);
    checkArgument(!from.isEmpty(), "a warm start takes weights from somewhere, name it");
    only = ImmutableList.copyOf(only);
    renamed = ImmutableMap.copyOf(renamed);
  }

  /**
   * All variables that this model directory's latest checkpoint, this checkpoint, or this exported
   * model holds too; of several, which have to hold the same ones, their mean.
   */
  public static WarmStart from(Path... foldersOrPrefixes) {
    return new WarmStart(List.of(foldersOrPrefixes), List.of(), Map.of());
  }

  /**
   * Only variables whose name in the new model matches one of these regular expressions; each of
   * them has to be there.
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
   * What is taken of one of the places: the new model's name to the one that it has there.
   *
   * @throws IllegalArgumentException if this names what the model or the weights have not
   */
  Map<String, String> sources(Set<String> model, Path place, SavedVariables saved) {
    renamed.forEach(
        (now, before) -> {
          checkArgument(saved.has(before), "%s has no %s to be taken for %s", place, before, now);
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
    model.forEach(
        name -> source(name, place, saved).ifPresent(source -> sources.put(name, source)));
    checkArgument(!sources.isEmpty(), "%s holds nothing that the model has: %s", place, model);
    return sources;
  }

  private Optional<String> source(String name, Path place, SavedVariables saved) {
    if (renamed.containsKey(name)) {
      return Optional.ofNullable(renamed.get(name));
    }
    if (only.isEmpty()) {
      return saved.has(name) ? Optional.of(name) : Optional.empty();
    }
    if (only.stream().noneMatch(pattern -> pattern.matcher(name).matches())) {
      return Optional.empty();
    }
    checkArgument(saved.has(name), "%s has no %s; rename one, or leave it out", place, name);
    return Optional.of(name);
  }
}
