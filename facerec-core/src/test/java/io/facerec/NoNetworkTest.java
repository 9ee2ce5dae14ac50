package io.facerec;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.facerec.exception.NoFaceException;
import io.facerec.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is sent anywhere and nothing fetched: not by facerec's classes, not by TensorFlow's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoNetworkTest {
  /** Channels that reach files alone. */
  private static final String FILES =
      "java\\.nio\\.channels\\.(FileChannel|FileLock|Channels|\\w*ByteChannel)";

  @TempDir Path folder;

  @Test
  void no_class_of_facerec_can_open_a_connection() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "javax.net..", "java.nio.channels..", "java.rmi..")
                .and(not(nameMatching("java\\.net\\.UR[LI]")))
                .and(not(nameMatching(FILES))))
        .check(
            new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("io.facerec"));
  }

  /**
   * In a network namespace of its own, which knows no other machine and no route, the kernel counts
   * what a process tries to send.
   */
  @Test
  void a_search_with_the_shipped_models_sends_no_packet() throws Exception {
    assumeTrue(isolates(), "this system has no network namespaces for this user");
    Path picture = Pictures.save(Pictures.empty(200, 150), folder.resolve("wall.png"));
    Path counters = folder.resolve("counters");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process search =
        new ProcessBuilder(
                "unshare",
                "--map-root-user",
                "--net",
                java,
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                Search.class.getName(),
                picture.toString(),
                counters.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertEquals(0, search.waitFor(), () -> read(folder.resolve("log")));
    assertEquals("0", sent(counters, "Ip", "OutRequests"));
    assertEquals("0", sent(counters, "Ip", "OutNoRoutes"));
    assertEquals("0", sent(counters, "Tcp", "ActiveOpens"));
    assertEquals("0", sent(counters, "Udp", "OutDatagrams"));
  }

  private static boolean isolates() {
    try {
      return new ProcessBuilder("unshare", "--map-root-user", "--net", "true").start().waitFor()
          == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /** The program of the other JVM: loads both nets, runs the detector, and notes the counters. */
  static final class Search {
    private Search() {}

    public static void main(String[] words) throws IOException {
      try {
        new SelfieFinder(Path.of(words[0]));
        throw new IllegalStateException("a wall has no face");
      } catch (NoFaceException e) {
        Files.writeString(Path.of(words[1]), Files.readString(Path.of("/proc/self/net/snmp")));
      }
    }
  }

  /** Lines come in pairs: "Ip: NAME ..." and "Ip: VALUE ...". */
  private static String sent(Path counters, String protocol, String name) throws IOException {
    List<List<String>> pair =
        Files.readAllLines(counters).stream()
            .filter(line -> line.startsWith(protocol + ": "))
            .map(Splitter.on(' ')::splitToList)
            .toList();
    return pair.get(1).get(pair.get(0).indexOf(name));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
