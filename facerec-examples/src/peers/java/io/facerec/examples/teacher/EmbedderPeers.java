package io.facerec.examples.teacher;

import static java.util.Objects.requireNonNull;

import io.facerec.model.SessionOptions;
import io.facerec.train.data.FacePhoto;
import io.facerec.train.data.ResearchFaces;
import io.facerec.verify.SiameseVerifier;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * facerec's verifier beside its teacher's net in onnxruntime for Java, one thread each, in one run:
 * processor time a face, alignment included, and the teacher's accuracy on faces that facerec's
 * detector finds.
 */
@Command(
    name = "embed",
    mixinStandardHelpOptions = true,
    description = "facerec's verifier beside its teacher in onnxruntime, on the same faces.")
public final class EmbedderPeers implements Runnable {
  private static final List<Integer> BATCHES = List.of(8, 16, 32);

  @Option(
      names = "--teacher",
      required = true,
      paramLabel = "FILE",
      description = "An ArcFace net in ONNX: float [n, 3, 112, 112] to [n, 128].")
  private Path teacher = Path.of(".");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder of people with landmarks, or one that holds identity/val.")
  private Path data = Path.of(".");

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "An exported verifier. Default: the one that ships.")
  private @Nullable Path model;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times that each batch is embedded. Default: ${DEFAULT-VALUE}")
  private int rounds = 5;

  @Option(names = "--times-only", description = "Leaves the accuracy out.")
  private boolean timesOnly;

  @Spec private @Nullable CommandSpec spec;

  /** Runs it. */
  public static void main(String[] words) {
    System.exit(new CommandLine(new EmbedderPeers()).execute(words));
  }

  @Override
  public void run() {
    PrintWriter out = requireNonNull(spec).commandLine().getOut();
    List<FacePhoto> photos = ResearchFaces.developmentOrAll(data).photos();
    try (Teacher net = Teacher.load(teacher)) {
      times(photos, net, out);
      if (!timesOnly) {
        out.println();
        out.print(TeacherAccuracy.of(photos, net));
      }
    }
    out.flush();
  }

  private void times(List<FacePhoto> photos, Teacher net, PrintWriter out) {
    out.println("Processor time, ms a face, alignment included, decoding left out\n");
    out.println("| batch | float | bfloat16 | teacher | float / teacher | bfloat16 / teacher |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    try (SiameseVerifier exact = verifier(new SessionOptions(1, false));
        SiameseVerifier fast = verifier(new SessionOptions(1, true))) {
      for (int batch : BATCHES) {
        out.println(EmbedderTimes.of(photos, batch, rounds, exact, fast, net));
        out.flush();
      }
    }
  }

  private SiameseVerifier verifier(SessionOptions options) {
    SiameseVerifier.Builder builder =
        model == null ? SiameseVerifier.builder() : SiameseVerifier.builder(model);
    return builder.session(options).build();
  }
}
