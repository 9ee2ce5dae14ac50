package io.facerec.train.plot;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Lines and points over two axes, drawn without a screen. Immutable.
 *
 * <pre>{@code
 * Chart.of("Learning", Axis.of("step"), Axis.of("loss").onLogarithmicScale())
 *     .with(Series.line("training", steps, losses))
 *     .write(Path.of("loss.svg"));
 * }</pre>
 *
 * <p>The same chart gives the same file on the same machine; on another the fonts may be others.
 * Text is measured with the fonts of the machine, so a server needs one font at least (package
 * {@code fontconfig} with {@code fonts-dejavu-core}, say).
 *
 * @param title above the chart; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series at least one when it is drawn
 * @param width in pixels
 * @param height in pixels
 */
public record Chart(String title, Axis x, Axis y, List<Series> series, int width, int height) {
  /** Checks that each point has its place. */
  public Chart {
    checkArgument(width >= 100 && height >= 100, "%s x %s px is too small", width, height);
    series = ImmutableList.copyOf(series);
    for (Series one : series) {
      one.x().forEach(value -> checkPlace(x, one, value));
      one.y().forEach(value -> checkPlace(y, one, value));
    }
  }

  private static void checkPlace(Axis axis, Series series, double value) {
    checkArgument(
        axis.holds(value),
        "'%s' of the series '%s' is %s, which has no place on a logarithmic axis",
        axis.title(),
        series.name(),
        value);
  }

  /** An empty chart, 720 x 480 pixels. */
  public static Chart of(String title, Axis x, Axis y) {
    return new Chart(title, x, y, ImmutableList.of(), 720, 480);
  }

  /** The same with these series on top. */
  public Chart with(Series... more) {
    return with(List.of(more));
  }

  /** The same with these series on top. */
  public Chart with(List<Series> more) {
    return new Chart(
        title,
        x,
        y,
        ImmutableList.<Series>builder().addAll(series).addAll(more).build(),
        width,
        height);
  }

  /** The same in another size. */
  public Chart size(int pixelsWide, int pixelsHigh) {
    return new Chart(title, x, y, series, pixelsWide, pixelsHigh);
  }

  /** The chart as an SVG document. */
  public String svg() {
    return new ChartDrawing(this).svg();
  }

  /** The chart as the bytes of a PNG file. */
  public byte[] png() {
    return new ChartDrawing(this).png();
  }

  /**
   * Writes the chart, in place of a file that is there; folders are made.
   *
   * @param file ends in {@code .svg} or {@code .png}
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean vector = name.endsWith(".svg");
    checkArgument(vector || name.endsWith(".png"), "%s must end in .svg or .png", file);
    byte[] drawn = vector ? svg().getBytes(UTF_8) : png();
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, drawn);
  }

  /**
   * Writes the chart as {@code NAME.svg} and as {@code NAME.png}.
   *
   * @throws IOException if one cannot be written
   */
  public void writeBoth(Path folder, String name) throws IOException {
    write(folder.resolve(name + ".svg"));
    write(folder.resolve(name + ".png"));
  }
}
