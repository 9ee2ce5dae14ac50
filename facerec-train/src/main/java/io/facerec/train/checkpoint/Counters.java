package io.facerec.train.checkpoint;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignAdd;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TInt64;

/** The int64 variables of a graph: how many steps were taken, and where the input stands. */
public final class Counters {
  /** The name of the number of steps taken. */
  public static final String GLOBAL_STEP = "global_step";

  /** The name of the input's place in its stream. */
  public static final String POSITION = "input_position";

  private final Ops tf;
  private final Map<String, Variable<TInt64>> variables = new LinkedHashMap<>();
  private final Operand<TInt64> globalStep;

  /** Makes the count of steps in a graph. */
  public Counters(Ops tf) {
    this.tf = tf;
    globalStep = tf.identity(make(GLOBAL_STEP));
  }

  private Variable<TInt64> make(String name) {
    Variable<TInt64> made = tf.withName(name).variable(Shape.scalar(), TInt64.class);
    variables.put(name, made);
    return made;
  }

  /** Whether a variable of this name is such a counter. */
  static boolean holds(String name) {
    return name.equals(GLOBAL_STEP) || name.equals(POSITION);
  }

  /** The steps taken before this one. */
  public Operand<TInt64> globalStep() {
    return globalStep;
  }

  /** By name. */
  Map<String, Variable<TInt64>> variables() {
    return ImmutableMap.copyOf(variables);
  }

  /**
   * One step: what trains, then the counts of it.
   *
   * @param position the input's place after the step's batch, kept from now on
   * @return the count after the step
   */
  public AssignAdd<TInt64> step(Op trainOp, Optional<Operand<TInt64>> position) {
    List<Op> done = new ArrayList<>();
    done.add(trainOp);
    position.ifPresent(place -> done.add(tf.assign(make(POSITION), place)));
    Variable<TInt64> steps = variables.get(GLOBAL_STEP);
    return tf.withControlDependencies(done).assignAdd(steps, tf.constant(1L));
  }
}
