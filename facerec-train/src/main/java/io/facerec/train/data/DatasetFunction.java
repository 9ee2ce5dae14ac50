package io.facerec.train.data;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TType;

/** A {@link Dataset.Mapping} as a function of a graph. Close it once an op holds it. */
final class DatasetFunction implements AutoCloseable {
  private final List<Class<? extends TType>> types = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final ConcreteFunction function;

  /**
   * Traces the mapping.
   *
   * @param elementTypes of the tensors of an element
   * @param elementShapes of the tensors of an element
   * @param captured tensors of the outer graph
   */
  DatasetFunction(
      List<Class<? extends TType>> elementTypes,
      List<Shape> elementShapes,
      List<Operand<?>> captured,
      Dataset.Mapping mapping) {
    function =
        ConcreteFunction.create(tf -> trace(tf, elementTypes, elementShapes, captured, mapping));
  }

  private Signature trace(
      Ops tf,
      List<Class<? extends TType>> elementTypes,
      List<Shape> elementShapes,
      List<Operand<?>> captured,
      Dataset.Mapping mapping) {
    Signature.Builder signature = Signature.builder();
    List<Operand<?>> element = new ArrayList<>();
    for (int i = 0; i < elementTypes.size(); i++) {
      Operand<?> argument =
          tf.placeholder(elementTypes.get(i), Placeholder.shape(elementShapes.get(i)));
      element.add(argument);
      signature.input("element" + i, argument);
    }
    List<Operand<?>> inside = new ArrayList<>();
    for (Operand<?> outer : captured) {
      Operand<?> argument = tf.placeholder(outer.type(), Placeholder.shape(outer.shape()));
      inside.add(argument);
      signature.input("captured" + inside.size(), argument);
    }
    for (Operand<?> result : mapping.apply(tf, element, inside)) {
      signature.output("result" + types.size(), result);
      types.add(result.type());
      shapes.add(result.shape());
    }
    return signature.build();
  }

  ConcreteFunction function() {
    return function;
  }

  /** Of the tensors that the function gives. */
  List<Class<? extends TType>> types() {
    return types;
  }

  /** Of the tensors that the function gives. */
  List<Shape> shapes() {
    return shapes;
  }

  @Override
  public void close() {
    function.close();
  }
}
