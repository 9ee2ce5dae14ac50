package io.facerec.examples.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link FuzzWorker}, watched: its end and its silence are outcomes too. */
final class WorkerProcess implements AutoCloseable {
  /** No outcome begins with it. */
  private static final String END = "end";

  private final Process process;
  private final Duration limit;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private WorkerProcess(Process process, Duration limit) {
    this.process = process;
    this.limit = limit;
    Thread reader = new Thread(this::read, "fuzz-reader");
    reader.setDaemon(true);
    reader.start();
  }

  static WorkerProcess start(long seed, int from, int to, Path folder, Duration limit) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+SuppressFatalErrorMessage", // HotSpot prints it among the answers
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-cp",
            System.getProperty("java.class.path"),
            FuzzWorker.class.getName(),
            Long.toString(seed),
            Integer.toString(from),
            Integer.toString(to),
            folder.toString());
    try {
      return new WorkerProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start(),
          limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next outcome, waited for. After a crash or a hang there is none. */
  Outcome next() throws InterruptedException {
    String line = lines.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null) {
      return new Outcome(Outcome.Kind.HUNG, "no answer in " + limit.toSeconds() + " s");
    }
    if (line.equals(END)) {
      return new Outcome(Outcome.Kind.CRASHED, "the JVM ended with " + process.waitFor());
    }
    return Outcome.parse(line);
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      out.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // its end, which is told below
    }
    lines.add(END);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
