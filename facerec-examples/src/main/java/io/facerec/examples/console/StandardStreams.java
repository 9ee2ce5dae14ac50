package io.facerec.examples.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Stdout and stderr in UTF-8 whatever the locale, stderr without TensorFlow's own lines. */
public final class StandardStreams {
  /**
   * A path of the real stderr, by the launcher. What TensorFlow's native code prints goes to file
   * descriptor 2, which the launcher filters; Java's own lines go past that filter, since a
   * progress bar has no line ends to filter by.
   */
  private static final String STDERR = "facerec.stderr";

  private StandardStreams() {}

  /** Sets {@code System.out} and {@code System.err}; call it before anything prints. */
  @SuppressWarnings("SystemOut") // this is where they are made
  public static void set() {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8));
    System.setErr(new PrintStream(stderr(), true, UTF_8));
  }

  private static OutputStream stderr() {
    String path = System.getProperty(STDERR, "");
    if (!path.isEmpty()) {
      try {
        return new FileOutputStream(path, true); // appended, or a file would lose what it holds
      } catch (IOException e) {
        return new FileOutputStream(FileDescriptor.err);
      }
    }
    return new FileOutputStream(FileDescriptor.err);
  }
}
