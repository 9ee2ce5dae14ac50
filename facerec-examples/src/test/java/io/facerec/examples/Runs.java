package io.facerec.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * What a run of the command line came to.
 *
 * @param code its exit code
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
record Runs(int code, String out, String err) {
  /** Runs the words in this JVM, as the launcher would in its own. */
  static Runs of(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Facerec.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = line.execute(List.of(words).stream().map(Object::toString).toArray(String[]::new));
    return new Runs(code, out.toString(), err.toString());
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  String lastErrLine() {
    List<String> lines = err.lines().toList();
    return lines.get(lines.size() - 1);
  }
}
