package io.facerec.model;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NativeLibraryTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, aarch64, macosx-arm64",
    "Windows 11, amd64, windows-x86_64"
  })
  void the_classifier_is_spelled_as_TensorFlow_spells_it(String os, String arch, String expected) {
    assertEquals(expected, NativeLibrary.classifier(os, arch));
  }

  @Test
  void without_one_the_message_holds_the_dependency_to_paste() throws Exception {
    String said = runWithoutNativeLibrary();
    assertTrue(said.contains("MissingNativeLibraryException"), said);
    assertTrue(said.contains("<artifactId>tensorflow-core-native</artifactId>"), said);
    assertTrue(said.contains("<version>1.1.0</version>"), said);
    assertTrue(said.contains("<classifier>" + NativeLibrary.classifier() + "</classifier>"), said);
  }

  /** A host app that forgot the native library. */
  static final class HostApp {
    public static void main(String[] arguments) {
      Model.load(Path.of("anywhere"));
    }
  }

  private static String runWithoutNativeLibrary() throws IOException, InterruptedException {
    String classpath =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(entry -> !entry.endsWith(NativeLibrary.classifier() + ".jar"))
            .collect(joining(File.pathSeparator));
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classpath,
                HostApp.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, host.waitFor(), said);
    return said;
  }
}
