package io.facerec;

import static io.facerec.TinyWorld.photo;
import static io.facerec.testing.Pictures.BLUE;
import static io.facerec.testing.Pictures.RED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.base.Splitter;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host sees that loads facerec by class loaders of its own, as servers of plugins do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClassLoaderTest {
  @TempDir Path folder;

  @Test
  void a_plugin_finds_again_after_its_first_loader_is_gone() throws Exception {
    Path answers = folder.resolve("answers");
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                Host.class.getName(),
                answers.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, host.waitFor(), said);
    assertEquals(List.of("1", "1"), Files.readAllLines(answers), said);
  }

  /** Loads the plugin twice, each time by a loader of its own, which is closed then. */
  static final class Host {
    private Host() {}

    public static void main(String[] words) throws Exception {
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        try (URLClassLoader loader =
            new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
          Class<?> plugin = loader.loadClass(Plugin.class.getName());
          answers.add(String.valueOf(plugin.getMethod("find").invoke(null)));
        }
        System.gc();
      }
      Files.write(Path.of(words[0]), answers);
    }

    private static URL[] classPath() throws MalformedURLException {
      List<URL> urls = new ArrayList<>();
      for (String entry :
          Splitter.on(File.pathSeparatorChar).split(System.getProperty("java.class.path"))) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      return urls.toArray(new URL[0]);
    }
  }

  /** Part of a plugin, which uses facerec. */
  public static final class Plugin {
    private Plugin() {}

    /** The selfies among two photos. */
    public static long find() {
      try (TinyWorld world = new TinyWorld();
          Stream<SearchedPhoto> searched =
              world.finderOf(RED).build().search(Stream.of(photo("a", RED), photo("b", BLUE)))) {
        return searched.flatMap(SearchedPhoto::selfies).count();
      }
    }
  }
}
