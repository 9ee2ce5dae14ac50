package io.facerec.examples;

import com.google.common.base.Ascii;
import io.facerec.train.siamese.Alignment;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code own} and {@code given}. */
final class AlignmentNames implements ITypeConverter<Alignment> {
  @Override
  public Alignment convert(String name) {
    return Arrays.stream(Alignment.values())
        .filter(alignment -> alignment.toString().equals(Ascii.toLowerCase(name)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is none of %s".formatted(name, Arrays.toString(Alignment.values()))));
  }
}
