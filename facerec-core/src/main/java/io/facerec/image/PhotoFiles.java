package io.facerec.image;

import static java.util.Comparator.comparing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The photos among files and folders. A file that is named is taken whatever it is; of a folder,
 * and of all folders below it, the files with the ending of a picture are, those that facerec
 * cannot read included, since their owner wants to hear of them. Hidden files are left out.
 *
 * <p>The order is that of the arguments, and within a folder that of the names. Links to files are
 * followed; links to folders are not, below a folder, so that no search goes in circles.
 */
public final class PhotoFiles {
  private static final ImmutableSet<String> ENDINGS =
      ImmutableSet.of(
          "jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "webp", "heic", "heif", "avif", "tif",
          "tiff");

  /** What Java shows in the place of bytes that the locale's encoding does not know. */
  private static final char REPLACEMENT = '\ufffd';

  private static final String UNSPELLED =
      "letters are lost in names of files, say {}: this JVM spells them in {}; set LC_ALL=C.UTF-8";

  private static final Logger LOG = LoggerFactory.getLogger(PhotoFiles.class);

  private PhotoFiles() {}

  /**
   * The photos of these files and folders. A folder that cannot be listed stands for itself. A
   * warning is logged where names hold letters that this JVM cannot spell: such photos are found
   * and read all the same.
   */
  public static List<Path> in(Collection<Path> filesAndFolders) {
    ImmutableList.Builder<Path> photos = ImmutableList.builder();
    for (Path path : filesAndFolders) {
      if (Files.isDirectory(path)) {
        addFolder(path, photos);
      } else {
        photos.add(path);
      }
    }
    ImmutableList<Path> found = photos.build();
    found.stream()
        .filter(path -> path.toString().indexOf(REPLACEMENT) >= 0)
        .findFirst()
        .ifPresent(path -> LOG.warn(UNSPELLED, path, System.getProperty("sun.jnu.encoding")));
    return found;
  }

  private static void addFolder(Path folder, ImmutableList.Builder<Path> photos) {
    ImmutableList<Path> entries;
    try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
      entries = ImmutableList.sortedCopyOf(comparing(PhotoFiles::name), listed);
    } catch (IOException | DirectoryIteratorException e) {
      photos.add(folder); // decoding it fails, and so its owner hears of it
      return;
    }
    for (Path entry : entries) {
      if (name(entry).startsWith(".")) {
        continue;
      }
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        addFolder(entry, photos);
      } else if (isPicture(entry) && !Files.isDirectory(entry)) {
        photos.add(entry);
      }
    }
  }

  private static boolean isPicture(Path file) {
    return ENDINGS.contains(MoreFiles.getFileExtension(file).toLowerCase(Locale.ROOT));
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
