package io.facerec.examples;

import io.facerec.train.siamese.LossKind;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a loss that learns from who is who, by the name that it has on the command line. */
final class LossNames implements ITypeConverter<LossKind> {
  /** All names, for messages. */
  static final String ALL = Arrays.toString(LossKind.values());

  /** The loss of this name. */
  static Optional<LossKind> find(String name) {
    return Arrays.stream(LossKind.values())
        .filter(kind -> kind.toString().equals(name))
        .findFirst();
  }

  @Override
  public LossKind convert(String name) {
    return find(name)
        .orElseThrow(
            () -> new TypeConversionException("'%s' must be one of %s".formatted(name, ALL)));
  }
}
