package io.facerec.examples.job;

import static java.util.Objects.requireNonNull;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.facerec.train.data.FaceFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The whole job, from files to the photos that show a person, by facerec and by OpenCV for Java
 * with onnxruntime, on the same photos in one run, one thread each: processor time by size of
 * photo, number of faces and stage, and memory. {@code --help} says what it takes.
 */
@Command(
    name = "job",
    mixinStandardHelpOptions = true,
    description = "facerec beside OpenCV and onnxruntime: files to the photos of a person.")
public final class JobPeers implements Callable<Integer> {
  private static final long SEED = 1;
  private static final double MILLIS_A_SECOND = 1000;
  private static final double BYTES_A_MEGABYTE = 1e6;

  @Option(
      names = "--yunet",
      required = true,
      paramLabel = "FILE",
      description = "YuNet's weights, face_detection_yunet_2023mar.onnx of opencv_zoo.")
  private Path yunet = Path.of(".");

  @Option(
      names = "--teacher",
      required = true,
      paramLabel = "FILE",
      description = "An ArcFace net in ONNX: float [n, 3, 112, 112] to [n, 128].")
  private Path teacher = Path.of(".");

  @Option(
      names = "--faces",
      required = true,
      paramLabel = "DIR",
      description = "People's heads, a folder for each person; the first is looked for.")
  private Path faces = Path.of(".");

  @Option(
      names = "--backgrounds",
      required = true,
      paramLabel = "DIR",
      description = "Photos without faces, which the heads are drawn on.")
  private Path backgrounds = Path.of(".");

  @Option(
      names = "--each",
      paramLabel = "N",
      defaultValue = "4",
      description = "Photos of each size and number of faces. Default: ${DEFAULT-VALUE}")
  private int each = 1;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Times that each set of photos is searched. Default: ${DEFAULT-VALUE}")
  private int rounds = 1;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Where the made photos stay. Default: a folder that is deleted at the end.")
  private @Nullable Path keep;

  @Spec private @Nullable CommandSpec spec;

  /** Runs it. */
  public static void main(String[] words) {
    System.exit(new CommandLine(new JobPeers()).execute(words));
  }

  @Override
  public Integer call() throws IOException {
    Path folder = keep == null ? Files.createTempDirectory("facerec-job") : keep;
    try {
      Files.createDirectories(folder);
      compare(folder);
    } finally {
      if (keep == null) {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    }
    return 0;
  }

  private void compare(Path folder) throws IOException {
    PrintWriter out = requireNonNull(spec).commandLine().getOut();
    PhotoMaker maker = new PhotoMaker(FaceFolder.of(faces), List.of(backgrounds), SEED);
    List<PhotoSet> sets = maker.make(each, folder);
    Setting setting = new Setting(maker.avatar(), yunet, teacher);
    Map<Contestant, Job> jobs = new EnumMap<>(Contestant.class);
    try {
      for (Contestant who : Contestant.values()) {
        jobs.put(who, who.start(setting));
      }
      Map<Contestant, JobTimes> times = JobTimes.of(jobs, sets, rounds);
      printTimes(times, sets, out);
      printStages(times, sets, out);
      printFound(times, sets, out);
    } finally {
      jobs.values().forEach(Job::close);
    }
    out.println(
        "\nPeak of resident memory, each in a process of its own, all photos three times\n");
    out.println("| | MB |\n| --- | --- |");
    for (Contestant who : Contestant.values()) {
      out.printf(Locale.ROOT, "| %s | %.0f |%n", who.title(), JobAlone.peak(who, setting, sets));
      out.flush();
    }
  }

  private static void printTimes(
      Map<Contestant, JobTimes> times, List<PhotoSet> sets, PrintWriter out) throws IOException {
    List<String> titles = new ArrayList<>(List.of("megapixels", "MB a file", "faces"));
    for (Contestant who : Contestant.values()) {
      titles.add(who.title());
    }
    titles.addAll(List.of("facerec / OpenCV", "facerec / reduced", "facerec, photos a second"));
    out.println("Processor time of the whole job, ms a photo, one thread\n");
    out.println("| " + String.join(" | ", titles) + " |");
    out.println("| --- ".repeat(titles.size()) + "|");
    for (PhotoSet set : sets) {
      List<String> cells = new ArrayList<>();
      cells.add(set.size());
      cells.add(String.format(Locale.ROOT, "%.2f", bytes(set) / BYTES_A_MEGABYTE));
      cells.add(Integer.toString(set.faces()));
      for (Contestant who : Contestant.values()) {
        cells.add(String.format(Locale.ROOT, "%.1f", of(times, who).millis(set)));
      }
      double ours = of(times, Contestant.FACEREC).millis(set);
      double full = of(times, Contestant.OPENCV).millis(set);
      double reduced = of(times, Contestant.OPENCV_REDUCED).millis(set);
      cells.add(String.format(Locale.ROOT, "%.2f", ours / full));
      cells.add(String.format(Locale.ROOT, "%.2f", ours / reduced));
      cells.add(String.format(Locale.ROOT, "%.0f", MILLIS_A_SECOND / ours));
      out.println("| " + String.join(" | ", cells) + " |");
    }
    out.flush();
  }

  private static JobTimes of(Map<Contestant, JobTimes> times, Contestant who) {
    return requireNonNull(times.get(who));
  }

  private static double bytes(PhotoSet set) throws IOException {
    double sum = 0;
    for (MadePhoto photo : set.photos()) {
      sum += Files.size(photo.file());
    }
    return sum / set.photos().size();
  }

  private static void printStages(
      Map<Contestant, JobTimes> times, List<PhotoSet> sets, PrintWriter out) {
    out.println("\nStages: decode / detect / faces, ms a photo, all numbers of faces together\n");
    List<String> sizes = sets.stream().map(PhotoSet::size).distinct().toList();
    out.println("| | " + String.join(" MP | ", sizes) + " MP |");
    out.println("| --- ".repeat(1 + sizes.size()) + "|");
    for (Contestant who : Contestant.values()) {
      List<String> cells = sizes.stream().map(size -> of(times, who).stages(size)).toList();
      out.println("| " + who.title() + " | " + String.join(" | ", cells) + " |");
    }
    out.flush();
  }

  private static void printFound(
      Map<Contestant, JobTimes> times, List<PhotoSet> sets, PrintWriter out) {
    int faces = sets.stream().mapToInt(set -> set.faces() * set.photos().size()).sum();
    int photos = sets.stream().mapToInt(set -> set.photos().size()).sum();
    int shown = sets.stream().mapToInt(set -> (set.photos().size() + 1) / 2).sum();
    out.printf(
        "%nFound on these %d photos, with %d faces drawn, the person's on %d%n%n",
        photos, faces, shown);
    out.println("| | faces | photos of the person |\n| --- | --- | --- |");
    for (Contestant who : Contestant.values()) {
      Found found = of(times, who).found();
      out.printf("| %s | %d | %d |%n", who.title(), found.faces(), found.selfies());
    }
    out.flush();
  }
}
