package io.facerec.train.plot;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.colors.ColorBlindFriendlySeriesColors;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart as XChart draws it. */
final class ChartDrawing {
  private final XYChart drawing;

  ChartDrawing(Chart chart) {
    checkArgument(!chart.series().isEmpty(), "the chart '%s' has no series", chart.title());
    drawing = new XYChart(chart.width(), chart.height());
    drawing.setTitle(chart.title());
    drawing.setXAxisTitle(chart.x().title());
    drawing.setYAxisTitle(chart.y().title());
    style(chart);
    for (int i = 0; i < chart.series().size(); i++) {
      add(i, chart.series().get(i));
    }
  }

  private void style(Chart chart) {
    XYStyler styler = drawing.getStyler();
    styler
        .setSeriesColors(new ColorBlindFriendlySeriesColors().getSeriesColors())
        .setChartBackgroundColor(Color.WHITE)
        .setChartTitleVisible(!chart.title().isEmpty())
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendVisible(chart.series().stream().anyMatch(series -> !series.name().isEmpty()))
        .setLegendBorderColor(Color.WHITE)
        .setMarkerSize(6);
    styler.setAxisTickLabelsFont(styler.getBaseFont());
    styler
        .setErrorBarsColorSeriesColor(true)
        .setXAxisLogarithmic(chart.x().logarithmic())
        .setYAxisLogarithmic(chart.y().logarithmic())
        .setPlotGridLinesStroke(new BasicStroke(0.5f))
        .setLocale(Locale.ROOT);
    chart.x().range().ifPresent(range -> styler.setXAxisMin(range.min()).setXAxisMax(range.max()));
    chart.y().range().ifPresent(range -> styler.setYAxisMin(range.min()).setYAxisMax(range.max()));
  }

  private void add(int index, Series series) {
    double[] x = series.x().toArray();
    double[] y = series.y().toArray();
    String key = "series " + index; // XChart wants a name for each
    XYSeries added =
        series
            .spread()
            .map(bars -> drawing.addSeries(key, x, y, bars.toArray()))
            .orElseGet(() -> drawing.addSeries(key, x, y));
    added.setLabel(series.name());
    added.setShowInLegend(!series.name().isEmpty());
    added.setLineWidth(2);
    switch (series.style()) {
      case LINE -> added.setMarker(SeriesMarkers.NONE);
      case REFERENCE -> {
        added.setMarker(SeriesMarkers.NONE);
        added.setLineColor(Color.GRAY).setLineStyle(SeriesLines.DASH_DASH).setLineWidth(1);
      }
      case POINTS -> {
        added.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        added.setMarker(SeriesMarkers.CIRCLE);
      }
      case MARKED_LINE -> added.setMarker(SeriesMarkers.CIRCLE);
    }
  }

  String svg() {
    return new String(
        bytes(
            out -> VectorGraphicsEncoder.saveVectorGraphic(drawing, out, VectorGraphicsFormat.SVG)),
        UTF_8);
  }

  byte[] png() {
    return bytes(out -> BitmapEncoder.saveBitmap(drawing, out, BitmapFormat.PNG));
  }

  private interface Encoder {
    void write(OutputStream out) throws IOException;
  }

  private static byte[] bytes(Encoder encoder) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      encoder.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory cannot fail to be written
    }
  }
}
