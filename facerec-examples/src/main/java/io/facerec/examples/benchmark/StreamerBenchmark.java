package io.facerec.examples.benchmark;

import io.facerec.examples.timing.ProcessorTime;
import io.facerec.train.data.FaceFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Pairs that each way of making them gives for a second of processor time, side by side in one run:
 * rounds of each in turn, and the median of the rounds. Words: an empty FOLDER, PHOTOS by person
 * [ROUNDS [SIDE]], the side that the photos are scaled to first.
 */
public final class StreamerBenchmark {
  private static final int BATCHES = 15;

  /** Pairs, or pictures, that are made at once. */
  private static final int CALLS = 4;

  private StreamerBenchmark() {}

  /** Runs it and prints a table. */
  public static void main(String[] words) {
    FaceFolder people = FaceFolder.of(Path.of(words[1]));
    int rounds = words.length > 2 ? Integer.parseInt(words[2]) : 9;
    if (words.length > 3) {
      people = ScaledPhotos.of(people, Integer.parseInt(words[3]), Path.of(words[0]));
    }
    List<PairMaker> makers =
        List.of(
            new StreamedPairs(people, CALLS),
            new DecoderPairs(people, CALLS, 1),
            new DecoderPairs(people, CALLS, 16),
            new ImageIoPairs(people, CALLS));
    print(System.out, people, makers, measure(makers, rounds));
    makers.forEach(PairMaker::close);
  }

  private static double[][] measure(List<PairMaker> makers, int rounds) {
    double[][] seconds = new double[makers.size()][rounds];
    makers.forEach(maker -> maker.make(4 * BATCHES)); // compilers and caches warm up
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < seconds.length; i++) {
        long begun = ProcessorTime.nanos();
        makers.get(i).make(BATCHES);
        seconds[i][round] = (ProcessorTime.nanos() - begun) / 1e9;
      }
    }
    return seconds;
  }

  private static void print(
      PrintStream out, FaceFolder people, List<PairMaker> makers, double[][] seconds) {
    out.printf(
        "%s, medians of %d rounds of %d pairs%n%n",
        people, seconds[0].length, BATCHES * PairMaker.BATCH);
    out.println(
        "| | pairs a processor second | ms of processor a pair | PairStreamer's advantage |");
    out.println("| --- | --- | --- | --- |");
    double ours = median(seconds[0]);
    for (int i = 0; i < seconds.length; i++) {
      double median = median(seconds[i]);
      double pairs = BATCHES * PairMaker.BATCH;
      out.printf(
          "| %s | %.0f | %.3f | %.2f |%n",
          makers.get(i).name(), pairs / median, 1000 * median / pairs, median / ours);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Waits for a part of the work, and fails if it failed. */
  static void await(Future<?> part) {
    try {
      part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
