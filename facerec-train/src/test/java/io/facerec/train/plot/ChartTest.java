package io.facerec.train.plot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChartTest {
  private static final double[] X = {0.001, 0.01, 0.1, 1};
  private static final double[] Y = {0.2, 0.6, 0.5, 0.1};
  private static final Axis LAMBDA = Axis.of("lambda").onLogarithmicScale();
  private static final Chart CHART =
      Chart.of("Scores", LAMBDA, Axis.of("score").from(0, 1))
          .with(
              Series.markedLine("mean", X, Y).withErrorBars(new double[] {0.1, 0.05, 0.1, 0}),
              Series.reference("chance", X, new double[] {0.5, 0.5, 0.5, 0.5}),
              Series.points("", new double[] {0.01}, new double[] {0.6}));

  @TempDir Path folder;

  @Test
  void is_a_well_formed_svg_of_the_size_asked_for() throws Exception {
    String svg = CHART.svg();
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document parsed =
        parsers.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    assertEquals("svg", parsed.getDocumentElement().getTagName());
    assertEquals("0 0 720 480", parsed.getDocumentElement().getAttribute("viewBox"));
  }

  @Test
  void is_a_picture_of_the_size_asked_for() throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(CHART.size(300, 200).png()));
    assertEquals(300, picture.getWidth());
    assertEquals(200, picture.getHeight());
    assertEquals(Color.WHITE.getRGB(), picture.getRGB(1, 1));
  }

  @Test
  void a_logarithmic_axis_gives_each_decade_the_same_width() throws IOException {
    double[] decades = {0.001, 0.01, 0.1, 1};
    Chart chart =
        Chart.of("", LAMBDA, Axis.of("").from(-1, 1))
            .with(Series.points("", decades, new double[4]));
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(chart.png()));
    List<Integer> centres = new ArrayList<>();
    for (int x = 1, begin = 0; x < picture.getWidth(); x++) {
      boolean now = isBlackColumn(picture, x);
      boolean before = isBlackColumn(picture, x - 1);
      begin = now && !before ? x : begin;
      if (before && !now) {
        centres.add((begin + x) / 2);
      }
    }
    assertEquals(3, centres.size(), centres::toString);
    assertEquals(
        centres.get(1) - centres.get(0), centres.get(2) - centres.get(1), 1, centres::toString);
  }

  /**
   * Whether a column of the plot's middle third, right of the axis' labels and the first point, has
   * a black pixel.
   */
  private static boolean isBlackColumn(BufferedImage picture, int x) {
    for (int y = picture.getHeight() / 3; y < picture.getHeight() * 2 / 3; y++) {
      if (x > 70
          && x < picture.getWidth() - 20
          && new Color(picture.getRGB(x, y)).getGreen() < 40) {
        return true;
      }
    }
    return false;
  }

  @Test
  void is_the_same_file_each_time() {
    assertEquals(CHART.svg(), CHART.svg());
    assertArrayEquals(CHART.png(), CHART.png());
  }

  @Test
  void writes_both_forms_into_a_folder_that_it_makes() throws IOException {
    CHART.writeBoth(folder.resolve("plots"), "scores");
    assertEquals(CHART.svg(), Files.readString(folder.resolve("plots/scores.svg")));
    assertArrayEquals(CHART.png(), Files.readAllBytes(folder.resolve("plots/scores.png")));
    assertThrows(IllegalArgumentException.class, () -> CHART.write(folder.resolve("scores.pdf")));
  }

  @Test
  void refuses_what_has_no_place() {
    Series zero = Series.line("loss", new double[] {0}, new double[] {1});
    Exception off =
        assertThrows(IllegalArgumentException.class, () -> Chart.of("", LAMBDA, LAMBDA).with(zero));
    assertEquals(
        "'lambda' of the series 'loss' is 0.0, which has no place on a logarithmic axis",
        off.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Series.line("", new double[] {1}, new double[] {Double.NaN}));
    assertThrows(
        IllegalArgumentException.class, () -> Series.line("", new double[] {1, 2}, new double[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> Series.line("", X, Y).withErrorBars(new double[] {0, 0, 0, -1}));
    assertThrows(IllegalArgumentException.class, () -> LAMBDA.from(0, 1));
    assertThrows(IllegalArgumentException.class, () -> Chart.of("", LAMBDA, LAMBDA).svg());
  }
}
