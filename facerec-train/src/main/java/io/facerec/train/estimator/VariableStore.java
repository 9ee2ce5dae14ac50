package io.facerec.train.estimator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.facerec.train.layer.Net;
import io.facerec.train.layer.Net.Weight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.train.Restore;
import org.tensorflow.op.train.Save;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** Initialises, saves and restores the variables of one graph. */
final class VariableStore {
  private final Ops tf;
  private final Map<String, Variable<TInt64>> counters;
  private final Map<String, Weight> weights;
  private final Placeholder<TString> prefix;

  VariableStore(Ops tf, Counters counters, Net net) {
    this.tf = tf;
    this.counters = counters.variables();
    this.weights = new LinkedHashMap<>(net.weights());
    this.prefix = tf.placeholder(TString.class);
  }

  List<String> names() {
    List<String> names = new ArrayList<>(counters.keySet());
    names.addAll(weights.keySet());
    return names;
  }

  void initialize(Session session) {
    List<Op> assigns = new ArrayList<>();
    for (Variable<TInt64> counter : counters.values()) {
      assigns.add(tf.assign(counter, tf.constant(0L)));
    }
    for (Weight weight : weights.values()) {
      assigns.add(tf.assign(weight.variable(), weight.initial()));
    }
    run(session, assigns);
  }

  /** Built once; the op that saves everything under the fed prefix. */
  Saver saver() {
    List<Operand<?>> tensors = new ArrayList<>(counters.values());
    weights.values().forEach(weight -> tensors.add(weight.variable()));
    Save save = tf.train.save(prefix, strings(names()), blanks(names().size()), tensors);
    return (session, path) -> {
      try (TString value = TString.scalarOf(path)) {
        session.runner().feed(prefix, value).addTarget(save).run().close();
      }
    };
  }

  /** Saves to files that begin with a path. */
  @FunctionalInterface
  interface Saver {
    void save(Session session, String path);
  }

  /**
   * Sets every variable to what the checkpoint holds; all have to be in it, but for the input's
   * position, which older ones lack.
   */
  void restore(Session session, Checkpoint checkpoint) {
    Map<String, Operand<? extends TType>> targets = counters(checkpoint);
    weights.forEach((name, weight) -> targets.put(name, weight.variable()));
    assign(session, checkpoint, targets);
  }

  /**
   * Sets the variables to what the checkpoint holds, the moving average in place of a weight where
   * there is one.
   */
  void restoreAverages(Session session, Checkpoint checkpoint, String average) {
    Set<String> held = Set.copyOf(checkpoint.variables());
    Map<String, Operand<? extends TType>> targets = counters(checkpoint);
    weights.forEach(
        (name, weight) -> {
          String averaged = name + "/" + average;
          targets.put(held.contains(averaged) ? averaged : name, weight.variable());
        });
    assign(session, checkpoint, targets);
  }

  private Map<String, Operand<? extends TType>> counters(Checkpoint checkpoint) {
    Map<String, Operand<? extends TType>> targets = new LinkedHashMap<>(counters);
    targets.keySet().retainAll(checkpoint.variables());
    return targets;
  }

  /** Sets those variables that the checkpoint holds, but for the global step and the slots. */
  List<String> warmStart(Session session, Checkpoint checkpoint, String average) {
    Set<String> held = Set.copyOf(checkpoint.variables());
    Map<String, Operand<? extends TType>> targets = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>();
    weights.forEach(
        (name, weight) -> {
          boolean slot = weights.containsKey(parent(name));
          String averaged = name + "/" + average;
          String source = held.contains(averaged) ? averaged : name;
          if (!slot && held.contains(source)) {
            targets.put(source, weight.variable());
            taken.add(name);
          }
        });
    assign(session, checkpoint, targets);
    // the averages begin at the weights that were just taken
    List<Op> begin = new ArrayList<>();
    for (String name : taken) {
      Weight shadow = weights.get(name + "/" + average);
      if (shadow != null) {
        begin.add(tf.assign(shadow.variable(), requireNonNull(weights.get(name)).variable()));
      }
    }
    run(session, begin);
    return taken;
  }

  private static String parent(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  @SuppressWarnings("unchecked")
  private void assign(
      Session session, Checkpoint checkpoint, Map<String, Operand<? extends TType>> targets) {
    List<Class<? extends TType>> types = new ArrayList<>();
    targets
        .keySet()
        .forEach(name -> types.add(Counters.holds(name) ? TInt64.class : TFloat32.class));
    Restore restored =
        tf.train.restore(
            tf.constant(checkpoint.prefix().toString()),
            strings(List.copyOf(targets.keySet())),
            blanks(targets.size()),
            types);
    List<Op> assigns = new ArrayList<>();
    int i = 0;
    for (Operand<? extends TType> target : targets.values()) {
      assigns.add(tf.assign((Operand<TType>) target, (Operand<TType>) restored.tensors().get(i++)));
    }
    run(session, assigns);
  }

  private Operand<TString> strings(List<String> values) {
    return tf.constant(UTF_8, values.toArray(new String[0]));
  }

  private Operand<TString> blanks(int count) {
    return strings(Collections.nCopies(count, ""));
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
