package io.facerec.examples.demo;

import static java.util.Comparator.comparingDouble;

import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.Selfie;
import io.facerec.SelfieFinder;
import io.facerec.Selfies;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.console.Progress;
import io.facerec.examples.console.ResultFile;
import io.facerec.examples.report.CsvReport;
import io.facerec.examples.report.Highlights;
import io.facerec.examples.report.HtmlReport;
import io.facerec.examples.report.Tally;
import io.facerec.examples.report.Thumbnailer;
import io.facerec.image.Photo;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code facerec demo}: draws an album of people who do not exist, finds one of them in it by the
 * models that ship, and compares that with the truth.
 */
@Command(
    name = "demo",
    description = {
      "Draws an album of people who do not exist, and finds one of them in it.",
      "",
      "Needs no photo of anyone. Writes into --out: avatar.jpg, photos/, truth.csv (who is where),"
          + " and what the search made of it: report.html, found.csv, found.jpg."
    })
public final class DemoCommand implements Callable<Integer> {
  @Mixin private ConsoleOptions console;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "facerec-demo",
      description = "Where to write; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Other numbers draw other people and photos; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many people there are, at least 2; default: ${DEFAULT-VALUE}.")
  private int people;

  @Option(
      names = "--photos",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many photos are drawn, at least 1; default: ${DEFAULT-VALUE}.")
  private int photos;

  @Override
  public Integer call() {
    AlbumPlan plan = plan();
    DemoAlbum album;
    try (Progress progress = console.progress("drawing", "photos")) {
      album = DemoAlbum.write(plan, out, progress::at);
    }
    Selfies found = search(album);
    write(album, found);
    print(album, found);
    return 0;
  }

  private AlbumPlan plan() {
    try {
      return new AlbumPlan(seed, people, photos);
    } catch (IllegalArgumentException e) {
      throw console.wrongWords(String.valueOf(e.getMessage()));
    }
  }

  private Selfies search(DemoAlbum album) {
    try (Progress progress = console.progress("searching", "photos")) {
      return SelfieFinder.builder(album.avatar())
          .progress((done, total, photo) -> progress.at(done, total))
          .build()
          .find(album.photos());
    }
  }

  private void write(DemoAlbum album, Selfies found) {
    Highlights highlights = new Highlights();
    Tally tally = new Tally();
    try (ResultFile csv = ResultFile.at(out.resolve("found.csv"));
        ResultFile page = ResultFile.at(out.resolve("report.html"));
        Thumbnailer thumbnailer = new Thumbnailer();
        Darkroom darkroom = new Darkroom()) {
      CsvReport lines = new CsvReport(csv::println);
      for (SearchedPhoto photo : found.photos()) {
        lines.add(photo);
        highlights.add(photo);
        if (photo.problem().isPresent()) {
          tally.addUnreadable();
        } else {
          tally.addPhoto(photo.faces().size(), photo.selfies().count());
        }
      }
      new HtmlReport(page::write, thumbnailer)
          .write(List.of(Photo.of(album.avatar())), highlights, tally, settings(album));
      ContactSheet.write(album.avatar(), surest(found), darkroom, out.resolve("found.jpg"));
      csv.complete();
      page.complete();
    }
  }

  private Map<String, String> settings(DemoAlbum album) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("Searched", album.photos().toString());
    settings.put("People", people + ", none of whom exists");
    settings.put("Seed", Long.toString(seed));
    return settings;
  }

  private static List<SearchedPhoto> surest(Selfies found) {
    return found.photos().stream()
        .filter(photo -> photo.selfies().findAny().isPresent())
        .sorted(comparingDouble(DemoCommand::closest))
        .toList();
  }

  private static double closest(SearchedPhoto photo) {
    return photo.faces().stream()
        .filter(SeenFace::match)
        .mapToDouble(SeenFace::distance)
        .min()
        .orElse(Double.MAX_VALUE);
  }

  private void print(DemoAlbum album, Selfies found) {
    PrintWriter lines = console.out();
    for (Selfie selfie : found) {
      Path photo = Path.of(selfie.photo().name());
      boolean right =
          DemoScore.at(selfie.face().box(), album.on(String.valueOf(photo.getFileName())))
              .filter(album::isWanted)
              .isPresent();
      lines.printf("%s %3.0f%% %s%n", photo, 100 * selfie.probability(), right ? "right" : "WRONG");
    }
    found.problems().forEach(problem -> lines.println("unreadable: " + problem));
    lines.println(DemoScore.of(album, found.photos()));
    lines.println("see " + out.resolve("report.html").toAbsolutePath().normalize());
    lines.flush();
  }
}
