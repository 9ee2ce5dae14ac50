package io.facerec;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.facerec.detect.YoloDetector;
import io.facerec.image.Photo;
import io.facerec.testing.Pictures;
import io.facerec.testing.TinyModels;
import io.facerec.verify.FalseMatchRate;
import io.facerec.verify.SiameseVerifier;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The tiny models, and finders that use them. As a static extension of a test class it is closed
 * after the last test of that class, nested ones included.
 */
final class TinyWorld implements AutoCloseable, AfterAllCallback {
  private final Path folder;
  final YoloDetector detector;
  final SiameseVerifier verifier;

  TinyWorld() {
    try {
      folder = Files.createTempDirectory("tiny-models");
      detector = YoloDetector.load(TinyModels.detector(folder.resolve("detector")));
      verifier = SiameseVerifier.load(TinyModels.verifier(folder.resolve("verifier")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SelfieFinderBuilder finderOf(Color person) {
    return finderOf(photo("avatar", person));
  }

  SelfieFinderBuilder finderOf(Photo avatar) {
    return SelfieFinder.builder(avatar)
        .detector(detector)
        .verifier(verifier)
        .threshold(FalseMatchRate.of(1e-3));
  }

  /** A photo of these people side by side. */
  static Photo photo(String name, Color... people) {
    return Photo.of(name, Pictures.group(people));
  }

  /** Saves a photo of these people side by side. */
  static Path save(Path file, Color... people) {
    try {
      return Pictures.save(Pictures.group(people), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    boolean nested = context.getRequiredTestClass().getEnclosingClass() != null;
    if (!nested) {
      close();
    }
  }

  @Override
  public void close() {
    detector.close();
    verifier.close();
    try {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
