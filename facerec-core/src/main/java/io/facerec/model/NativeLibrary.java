package io.facerec.model;

import io.facerec.exception.MissingNativeLibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.TensorFlow;

/** TensorFlow's native library: there, once, or explained. */
final class NativeLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

  private static final String API_PROPERTIES =
      "META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties";

  private NativeLibrary() {}

  /**
   * Loads the library, if that was not done before.
   *
   * @throws MissingNativeLibraryException if there is none for this machine
   */
  static void require() {
    try {
      LOG.debug("TensorFlow {}", TensorFlow.version());
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new MissingNativeLibraryException(classifier(), apiVersion(), e);
    }
    warnOfSeveral();
  }

  private static void warnOfSeveral() {
    String file = "org/tensorflow/internal/c_api/" + classifier() + "/LICENSE";
    try {
      List<URL> found = Collections.list(NativeLibrary.class.getClassLoader().getResources(file));
      if (found.size() > 1) {
        LOG.warn("several native libraries of TensorFlow on the class path, keep one: {}", found);
      }
    } catch (IOException e) {
      LOG.debug("cannot look for native libraries", e);
    }
  }

  /** The version of the Java half: the native half has to be of the same. */
  private static String apiVersion() {
    Properties properties = new Properties();
    try (InputStream in =
        NativeLibrary.class.getClassLoader().getResourceAsStream(API_PROPERTIES)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      LOG.debug("cannot read {}", API_PROPERTIES, e);
    }
    return properties.getProperty("version", "VERSION-OF-tensorflow-core-api");
  }

  /** The classifier of the native library for this machine, as TensorFlow spells it. */
  static String classifier() {
    return classifier(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static String classifier(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
    String system = os.contains("mac") ? "macosx" : os.contains("windows") ? "windows" : "linux";
    return system + "-" + (arm ? "arm64" : "x86_64");
  }
}
