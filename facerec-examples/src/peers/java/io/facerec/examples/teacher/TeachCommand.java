package io.facerec.examples.teacher;

import static java.util.Objects.requireNonNull;

import io.facerec.detect.YoloDetector;
import io.facerec.image.PhotoFiles;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.data.ResearchFaces;
import io.facerec.train.data.TaughtFaces;
import io.facerec.train.data.TaughtFolder;
import io.facerec.train.data.TaughtFolderWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Has a teacher net embed faces, so that {@code facerec train siamese --taught} learns from them:
 * pictures of one face each, whose people nobody knows, or the faces that are marked in the
 * research data. Run again, it goes on.
 */
@Command(
    name = "teach",
    mixinStandardHelpOptions = true,
    description = {
      "Embeds faces by a teacher's net, each with its mirror image, for",
      "`facerec train siamese --taught OUT`: the largest face of each of",
      "PICTURES, found by facerec's detector, or the marked faces of DATA and",
      "MORE. Run again, it goes on where it stopped."
    })
public final class TeachCommand implements Runnable {
  private static final long SEED = 1;

  @Option(
      names = "--teacher",
      required = true,
      paramLabel = "FILE",
      description = "An ArcFace net in ONNX: float [n, 3, 112, 112] to [n, 128].")
  private Path teacher = Path.of(".");

  @Option(
      names = "--pictures",
      paramLabel = "PATH",
      arity = "1..*",
      description = "Folders, with those below them, and files.")
  private List<Path> pictures = List.of();

  @Option(names = "--data", paramLabel = "DIR", description = "Holds identity and more.")
  private @Nullable Path data;

  @Option(names = "--more", paramLabel = "DIR", description = "The unpacked faces of DATA/more.")
  private @Nullable Path more;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where they go.")
  private Path out = Path.of(".");

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Takes N pictures, evenly spread over all, in place of all.")
  private @Nullable Integer sample;

  @Option(
      names = "--one-way",
      description = "Embeds each face alone, without its mirror image, as DATA's teacher did.")
  private boolean oneWay;

  @Spec private @Nullable CommandSpec spec;

  /** Runs it. */
  public static void main(String[] words) {
    System.exit(new CommandLine(new TeachCommand()).execute(words));
  }

  @Override
  public void run() {
    CommandLine line = requireNonNull(spec).commandLine();
    PrintWriter err = line.getErr();
    if (pictures.isEmpty() == (data == null || more == null)) {
      throw new ParameterException(line, "name --pictures, or --data and --more");
    }
    try (Teacher net = Teacher.load(teacher);
        TaughtFolderWriter kept = TaughtFolderWriter.open(out, Teacher.WIDTH)) {
      if (data == null || more == null) {
        try (YoloDetector detector = YoloDetector.builder().build()) {
          new Lessons(FaceSource.found(detector), net, !oneWay, kept)
              .take(some(listed()), err::println);
        }
      } else {
        TaughtFaces named = ResearchFaces.in(data, more).taught(Set.of());
        new Lessons(FaceSource.marked(), net, !oneWay, kept)
            .take(some(named.photos()), err::println);
        err.println(Agreement.of(named, out));
      }
    }
    err.flush();
  }

  /** In an order at random: what is done when it is stopped stands for all. */
  private List<FacePhoto> listed() {
    List<FacePhoto> all = new ArrayList<>();
    for (Path path : PhotoFiles.in(pictures)) {
      all.add(new FacePhoto(TaughtFolder.key(path), Optional.empty(), Optional.empty()));
    }
    Collections.shuffle(all, new Random(SEED));
    return all;
  }

  private List<FacePhoto> some(List<FacePhoto> all) {
    if (sample == null || sample >= all.size()) {
      return all;
    }
    List<FacePhoto> some = new ArrayList<>();
    for (int i = 0; i < sample; i++) {
      some.add(all.get((int) ((long) i * all.size() / sample)));
    }
    return some;
  }
}
