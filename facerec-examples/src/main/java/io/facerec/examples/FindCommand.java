package io.facerec.examples;

import io.facerec.SearchedPhoto;
import io.facerec.SelfieFinder;
import io.facerec.detect.Detector;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.examples.console.ResultFile;
import io.facerec.examples.report.CsvReport;
import io.facerec.examples.report.Highlights;
import io.facerec.examples.report.HtmlReport;
import io.facerec.examples.report.Tally;
import io.facerec.examples.report.Thumbnailer;
import io.facerec.image.Photo;
import io.facerec.index.FaceIndex;
import io.facerec.verify.Verifier;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facerec find}: in which of these photos is the person on the avatar? */
@Command(
    name = "find",
    description = {
      "Finds the photos that show the person on the avatar.",
      "",
      "Writes CSV, header first: " + CsvReport.HEADER,
      "A line for each face seen (match is true or false), and a line with only photo and problem"
          + " for each photo that could not be read.",
      "",
      "With --index only photos have lines that hold a face as close as the person's would be."
    })
final class FindCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;
  @Mixin private SearchOptions search;

  @Parameters(index = "0", paramLabel = "AVATAR", description = "A picture of the person.")
  private Path avatar;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PHOTO|FOLDER",
      description = "Where to look: photos, and folders with all that is below them.")
  private List<Path> photos = List.of();

  @Option(
      names = "--index",
      paramLabel = "FILE",
      description = "Look into what `facerec index` made, instead of into photos.")
  private @Nullable Path index;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the CSV here instead of to stdout.")
  private @Nullable Path out;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a report to look at: one file with the matches' pictures in it.")
  private @Nullable Path html;

  @Override
  public Integer call() {
    if (photos.isEmpty() && index == null) {
      throw console.wrongWords("Missing required parameter: 'PHOTO|FOLDER', or --index");
    }
    if (!photos.isEmpty() && index != null) {
      throw console.wrongWords("name photos and folders, or an --index, not both");
    }
    Tally tally = new Tally();
    Highlights highlights = new Highlights();
    try (Detector detector = models.detector();
        Verifier verifier = models.verifier();
        ResultFile results = console.results(out);
        Progress progress = console.progress("searching", "photos")) {
      SelfieFinder finder =
          search
              .options(SelfieFinder.builder(avatar))
              .detector(detector)
              .verifier(verifier)
              .progress((done, total, photo) -> progress.at(done, total))
              .build();
      CsvReport csv = new CsvReport(results::println);
      try (Stream<SearchedPhoto> searched = search(finder)) {
        searched.forEachOrdered(
            photo -> {
              csv.add(photo);
              highlights.add(photo);
              tally.add(photo);
              photo.problem().ifPresent(problem -> progress.warn(problem.toString()));
            });
      }
      results.complete();
      if (html != null) {
        writeHtml(html, highlights, tally);
      }
    }
    console.err().println(tally);
    return 0;
  }

  /** All photos; of an index those that have a face as close as the person's would be. */
  private Stream<SearchedPhoto> search(SelfieFinder finder) {
    if (index == null) {
      return search.atOnce() ? finder.search(photos) : finder.find(photos).photos().stream();
    }
    try (FaceIndex faces = FaceIndex.open(index)) {
      return faces.find(finder).photos().stream();
    }
  }

  private void writeHtml(Path file, Highlights highlights, Tally tally) {
    try (ResultFile page = ResultFile.at(file);
        Thumbnailer thumbnailer = new Thumbnailer()) {
      List<Photo> avatars =
          Stream.concat(Stream.of(avatar), search.also().stream()).map(Photo::of).toList();
      new HtmlReport(page::write, thumbnailer).write(avatars, highlights, tally, settings());
      page.complete();
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("Avatar", avatar.toString());
    search.describe(settings);
    settings.put(
        "Searched",
        index == null
            ? String.join(", ", photos.stream().map(Path::toString).toList())
            : "the index " + index);
    settings.put("Detector", models.describeDetector());
    settings.put("Verifier", models.describeVerifier());
    return settings;
  }
}
