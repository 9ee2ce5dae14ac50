package io.facerec.train.checkpoint;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import io.facerec.train.layer.Net;
import io.facerec.train.layer.Net.Weight;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** Initialises, saves and restores the variables of one graph. */
public final class VariableStore {
  private final Ops tf;
  private final Map<String, Variable<TInt64>> counters;
  private final Map<String, Weight> weights;
  private final Placeholder<TString> prefix;

  /** The variables that were made so far. */
  public VariableStore(Ops tf, Counters counters, Net net) {
    this.tf = tf;
    this.counters = counters.variables();
    this.weights = new LinkedHashMap<>(net.weights());
    this.prefix = tf.placeholder(TString.class);
  }

  /** Names of the variables. */
  public List<String> names() {
    List<String> names = new ArrayList<>(counters.keySet());
    names.addAll(weights.keySet());
    return names;
  }

  /** Sets every variable to its first value. */
  public void initialize(Session session) {
    List<Op> assigns = new ArrayList<>();
    for (Variable<TInt64> counter : counters.values()) {
      assigns.add(tf.assign(counter, tf.constant(0L)));
    }
    for (Weight weight : weights.values()) {
      assigns.add(tf.assign(weight.variable(), weight.initial()));
    }
    run(session, assigns);
  }

  /** Adds what saves everything to the graph, once. */
  public Saver saver() {
    List<Operand<?>> tensors = new ArrayList<>(counters.values());
    weights.values().forEach(weight -> tensors.add(weight.variable()));
    Op save = CheckpointFiles.save(tf, prefix, names(), tensors);
    return (session, path) -> {
      try (TString value = TString.scalarOf(path.toString())) {
        session.runner().feed(prefix, value).addTarget(save).run().close();
      } catch (TensorFlowException e) {
        throw CheckpointFiles.unwritable(path, e);
      }
    };
  }

  /** Saves to files that begin with a path. */
  @FunctionalInterface
  public interface Saver {
    /**
     * Saves now.
     *
     * @throws UncheckedIOException if a file cannot be written, say because the disk is full
     */
    void save(Session session, Path prefix);
  }

  /**
   * Sets every variable to what the checkpoint holds; all have to be in it, but for the input's
   * position, which older ones lack.
   *
   * @throws IllegalStateException if it is of another model
   * @throws DamagedCheckpointException if its files are missing or damaged
   */
  public void restore(Session session, Checkpoint checkpoint) {
    SavedVariables saved = new CheckpointFiles(checkpoint);
    Map<Operand<? extends TType>, String> sources = counterSources(saved);
    weights.forEach((name, weight) -> sources.put(weight.variable(), name));
    assign(session, checkpoint.prefix(), saved, sources);
  }

  /**
   * Sets the variables to what the checkpoint holds, the moving average in place of a weight where
   * there is one.
   *
   * @throws IllegalStateException if it is of another model
   * @throws DamagedCheckpointException if its files are missing or damaged
   */
  public void restoreAverages(Session session, Checkpoint checkpoint, String average) {
    SavedVariables saved = new CheckpointFiles(checkpoint);
    Map<Operand<? extends TType>, String> sources = counterSources(saved);
    weights.forEach(
        (name, weight) -> sources.put(weight.variable(), averaged(saved, name, average)));
    assign(session, checkpoint.prefix(), saved, sources);
  }

  private Map<Operand<? extends TType>, String> counterSources(SavedVariables saved) {
    Map<Operand<? extends TType>, String> sources = new LinkedHashMap<>();
    counters.forEach(
        (name, counter) -> {
          if (saved.has(name)) {
            sources.put(counter, name);
          }
        });
    return sources;
  }

  private static String averaged(SavedVariables saved, String name, String average) {
    String averaged = name + "/" + average;
    return saved.has(averaged) ? averaged : name;
  }

  /**
   * Sets those variables that a warm start takes; the optimiser's slots and the counters stay new,
   * the averages begin at the weights taken.
   *
   * @return the names of the variables that were not taken
   * @throws IllegalArgumentException if the warm start names what is not there
   */
  public Set<String> warmStart(Session session, WarmStart from, String average) {
    Set<String> own = new LinkedHashSet<>(weights.keySet());
    own.removeIf(name -> weights.containsKey(parent(name)));
    Set<String> taken = Set.of();
    int places = 0;
    for (Path place : from.from()) {
      SavedVariables saved = SavedVariables.in(place);
      Map<String, String> here = from.sources(own, place, saved);
      checkArgument(
          places == 0 || here.keySet().equals(taken),
          "%s and %s hold different variables, which have no mean",
          from.from().get(0),
          place);
      taken = here.keySet();
      Map<Operand<? extends TType>, String> sources = new LinkedHashMap<>();
      here.forEach(
          (name, source) -> sources.put(weight(name).variable(), averaged(saved, source, average)));
      assign(session, place, saved, sources, 1f / ++places);
    }
    List<Op> begin = new ArrayList<>();
    for (String name : taken) {
      if (weights.containsKey(name + "/" + average)) {
        begin.add(tf.assign(weight(name + "/" + average).variable(), weight(name).variable()));
      }
    }
    run(session, begin);
    own.removeAll(taken);
    return own;
  }

  private Weight weight(String name) {
    return requireNonNull(weights.get(name));
  }

  private static String parent(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  private void assign(
      Session session,
      Path from,
      SavedVariables saved,
      Map<Operand<? extends TType>, String> sources) {
    assign(session, from, saved, sources, 1);
  }

  /**
   * Moves variables to what was saved.
   *
   * @param share of the way, in (0, 1]; below 1 of float variables alone
   */
  @SuppressWarnings("unchecked")
  private void assign(
      Session session,
      Path from,
      SavedVariables saved,
      Map<Operand<? extends TType>, String> sources,
      float share) {
    List<String> lacking = sources.values().stream().filter(name -> !saved.has(name)).toList();
    checkState(
        lacking.isEmpty(),
        "%s lacks %s: it is of another model; choose another directory, or a warm start from it",
        from,
        lacking);
    List<Operand<? extends TType>> restored = saved.restore(tf, List.copyOf(sources.values()));
    List<Op> assigns = new ArrayList<>();
    int i = 0;
    for (Operand<? extends TType> target : sources.keySet()) {
      Operand<? extends TType> value = restored.get(i++);
      assigns.add(
          share == 1
              ? tf.assign((Operand<TType>) target, (Operand<TType>) value)
              : moved((Operand<TFloat32>) target, (Operand<TFloat32>) value, share));
    }
    try {
      run(session, assigns);
    } catch (TFInvalidArgumentException e) {
      throw new IllegalStateException(
          "%s does not fit the model: %s".formatted(from, e.getMessage()), e);
    } catch (TensorFlowException e) {
      throw saved.damaged(e);
    }
  }

  private Op moved(Operand<TFloat32> variable, Operand<TFloat32> to, float share) {
    return tf.assignAdd(variable, tf.math.mul(tf.math.sub(to, variable), tf.constant(share)));
  }

  private static void run(Session session, List<Op> ops) {
    if (ops.isEmpty()) {
      return;
    }
    Session.Runner runner = session.runner();
    ops.forEach(runner::addTarget);
    runner.run().close();
  }
}
