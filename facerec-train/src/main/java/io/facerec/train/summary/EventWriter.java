package io.facerec.train.summary;

import static java.util.Objects.requireNonNullElse;

import io.facerec.train.layer.Notes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.summary.SummaryWriter;
import org.tensorflow.op.summary.WriteImageSummary;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TNumber;

/**
 * Writes an event file of TensorBoard by ops of the graph whose tensors it draws. Built with the
 * graph; {@link #open} once before it writes, {@link #close} after. One writer for a folder at a
 * time: TensorBoard reads the newest file of a folder alone.
 */
public final class EventWriter {
  /** How many pictures of a batch are written. */
  static final long PICTURES = 3;

  private static final int QUEUE = 10;
  private static final int FLUSH_MILLIS = 120_000;

  private final Ops tf;
  private final Path folder;
  private final Operand<?> writer;
  private final Op create;
  private final Op flush;
  private final Op close;
  private final Placeholder<TInt64> step;
  private final Placeholder<TString> tag;
  private final Placeholder<TFloat32> value;
  private final Op fed;
  private final List<Op> written = new ArrayList<>();
  private boolean open;

  /** Adds a writer to a graph; the folder is made when it is opened. */
  public EventWriter(Ops tf, Path folder) {
    this.tf = tf;
    this.folder = folder;
    // a resource of this name would be shared within the session
    SummaryWriter made = tf.summary.summaryWriter(SummaryWriter.sharedName("events"));
    writer = made;
    create =
        tf.summary.createSummaryFileWriter(
            made,
            tf.constant(folder.toString()),
            tf.constant(QUEUE),
            tf.constant(FLUSH_MILLIS),
            tf.constant(""));
    flush = tf.summary.flushSummaryWriter(made);
    close = tf.summary.closeSummaryWriter(made);
    step = tf.placeholder(TInt64.class);
    tag = tf.placeholder(TString.class);
    value = tf.placeholder(TFloat32.class);
    fed = tf.summary.writeScalarSummary(made, step, tag, value);
  }

  /** Draws a scalar of the graph. */
  public void scalar(String name, Operand<TFloat32> scalar) {
    written.add(tf.summary.writeScalarSummary(writer, step, tf.constant(name), scalar));
  }

  /** Draws all that a net noted: scalars, histograms, and the first pictures of each batch. */
  public void notes(Notes notes) {
    notes.scalars().forEach(this::scalar);
    notes.histograms().forEach(this::histogram);
    notes.images().forEach(this::image);
  }

  private void histogram(String name, Operand<TFloat32> values) {
    written.add(tf.summary.writeHistogramSummary(writer, step, tf.constant(name), values));
  }

  private void image(String name, Operand<? extends TNumber> pictures) {
    // what is drawn in place of a pixel that is no number: red
    try (TUint8 red = TUint8.vectorOf((byte) 255, (byte) 0, (byte) 0, (byte) 255)) {
      written.add(
          tf.summary.writeImageSummary(
              writer,
              step,
              tf.constant(name),
              pictures,
              tf.constantOf(red),
              WriteImageSummary.maxImages(PICTURES)));
    }
  }

  /**
   * Makes the file.
   *
   * @throws UncheckedIOException if it cannot be written, say because the disk is full
   */
  public void open(Session session) {
    run(session, create);
    open = true;
  }

  /**
   * Lets a run of the graph write what is drawn of it.
   *
   * @param at the step to write it for; the caller's to close after the run
   */
  public void with(Session.Runner runner, TInt64 at) {
    written.forEach(runner::addTarget);
    runner.feed(step, at);
  }

  /** Writes scalars that the graph does not know. */
  public void write(Session session, long at, Map<String, Double> scalars) {
    try (TInt64 fedStep = TInt64.scalarOf(at)) {
      new TreeMap<>(scalars)
          .forEach(
              (name, scalar) -> {
                try (TString fedTag = TString.scalarOf(name);
                    TFloat32 fedValue = TFloat32.scalarOf(scalar.floatValue())) {
                  session
                      .runner()
                      .feed(step, fedStep)
                      .feed(tag, fedTag)
                      .feed(value, fedValue)
                      .addTarget(fed)
                      .run()
                      .close();
                }
              });
    }
  }

  /** Brings to the disk what was written. */
  public void flush(Session session) {
    if (open) {
      run(session, flush);
    }
  }

  /** Ends the file, if it was made. */
  public void close(Session session) {
    if (open) {
      open = false;
      run(session, flush);
      session.run(close);
    }
  }

  private void run(Session session, Op op) {
    try {
      session.run(op);
    } catch (TensorFlowException e) {
      throw new UncheckedIOException(
          "cannot write events to %s (%s)"
              .formatted(
                  folder, requireNonNullElse(e.getMessage(), "").lines().findFirst().orElse("")),
          new IOException(e));
    }
  }
}
