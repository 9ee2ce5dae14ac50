package io.facerec.examples.console;

import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a command is, and its warnings, on stderr. The bar is wiped out on closing, so that what
 * stays on the screen is warnings and the closing line. For one thread; close it.
 */
public final class Progress implements AutoCloseable {
  private static final int WIDTH = 79;
  private static final int UPDATE_MILLIS = 250;
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final Optional<ProgressBar> bar;

  private Progress(PrintWriter err, Optional<ProgressBar> bar) {
    this.err = err;
    this.bar = bar;
  }

  static Progress none(PrintWriter err) {
    return new Progress(err, Optional.empty());
  }

  static Progress bar(PrintWriter err, String task, String unit) {
    // The bar draws from a thread of its own: whole lines only, or warnings would be torn.
    DelegatingProgressBarConsumer draw =
        new DelegatingProgressBarConsumer(
            line -> {
              synchronized (err) {
                err.print("\r" + line);
                err.flush();
              }
            },
            WIDTH);
    return new Progress(
        err,
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + unit, 1)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(draw)
                .showSpeed()
                .build()));
  }

  /**
   * So many are done.
   *
   * @param total how many there are, or -1 where nobody knows
   */
  public void at(long done, long total) {
    bar.ifPresent(shown -> shown.maxHint(total).stepTo(done));
  }

  /** Prints a line that stays on the screen. */
  public void warn(String message) {
    synchronized (err) {
      err.println((bar.isPresent() ? WIPE : "") + "warning: " + message);
      err.flush();
    }
  }

  @Override
  public void close() {
    bar.ifPresent(
        shown -> {
          shown.close();
          err.print(WIPE);
          err.flush();
        });
  }
}
