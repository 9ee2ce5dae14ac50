package io.facerec.examples.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import io.facerec.examples.benchmark.MemoryInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One job in a process of its own, to see what memory it takes at most. */
final class JobAlone {
  private static final int ROUNDS = 3;
  private static final int WORDS_OF_PHOTO = 3;

  private JobAlone() {}

  /** Runs the job in another process and tells the peak of its resident memory, in MB. */
  static double peak(Contestant who, Setting setting, List<PhotoSet> sets) {
    ImmutableList.Builder<String> command = ImmutableList.builder();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp", System.getProperty("java.class.path"), JobAlone.class.getName());
    command.add(who.name(), setting.avatar().toString());
    command.add(setting.yunet().toString(), setting.arcFace().toString());
    for (PhotoSet set : sets) {
      for (MadePhoto photo : set.photos()) {
        command.add(photo.file().toString());
        command.add(Integer.toString(photo.width()), Integer.toString(photo.height()));
      }
    }
    try {
      Process process =
          new ProcessBuilder(command.build())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException("%s alone ended with %s".formatted(who, code));
      }
      return Double.parseDouble(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The other process: prints its peak. */
  public static void main(String[] words) throws IOException {
    Contestant who = Contestant.valueOf(words[0]);
    Setting setting = new Setting(Path.of(words[1]), Path.of(words[2]), Path.of(words[3]));
    List<MadePhoto> photos = new ArrayList<>();
    for (int i = 4; i < words.length; i += WORDS_OF_PHOTO) {
      photos.add(
          new MadePhoto(
              Path.of(words[i]), Integer.parseInt(words[i + 1]), Integer.parseInt(words[i + 2])));
    }
    try (Job job = who.start(setting)) {
      for (int round = 0; round < ROUNDS; round++) {
        job.find(photos);
      }
    }
    System.out.printf(Locale.ROOT, "%.0f%n", MemoryInUse.peak());
    System.exit(0); // onnxruntime and OpenCV keep threads
  }
}
