package io.facerec.exception;

/** TensorFlow's native library for this machine is not on the class path, or cannot be loaded. */
public final class MissingNativeLibraryException extends FacerecException {
  private static final long serialVersionUID = 1L;

  /**
   * @param classifier the native library that this machine needs: {@code linux-x86_64}
   * @param version of TensorFlow Java that facerec was built with
   * @param cause what the JVM said
   */
  public MissingNativeLibraryException(String classifier, String version, LinkageError cause) {
    super(
        """
        TensorFlow's native library for %1$s is not on the class path (%3$s). Add to your pom.xml

            <dependency>
              <groupId>org.tensorflow</groupId>
              <artifactId>tensorflow-core-native</artifactId>
              <version>%2$s</version>
              <classifier>%1$s</classifier>
            </dependency>

        or to your build.gradle

            runtimeOnly 'org.tensorflow:tensorflow-core-native:%2$s:%1$s'
        """
            .formatted(classifier, version, cause.getMessage()),
        cause);
  }
}
