package io.facerec.train.siamese;

import java.util.Locale;

/**
 * The receiver operating characteristic as a picture (SVG): true match rate over false match rate,
 * the latter on a logarithmic axis from 1e-5 to 1.
 */
public final class RocPlot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 420;
  private static final int LEFT = 60;
  private static final int TOP = 20;
  private static final int ACROSS = WIDTH - LEFT - 20;
  private static final int DOWN = HEIGHT - TOP - 60;
  private static final int DECADES = 5;
  private static final int POINTS = 200;

  private RocPlot() {}

  /** The picture of these pairs. */
  public static String svg(PairDistances pairs) {
    StringBuilder svg = new StringBuilder();
    add(svg, "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'", WIDTH, HEIGHT);
    add(svg, " font-family='sans-serif' font-size='12'>%n");
    add(svg, "<rect width='%d' height='%d' fill='white'/>%n", WIDTH, HEIGHT);
    for (int i = 0; i <= DECADES; i++) {
      String rate = i == DECADES ? "1" : "1e-" + (DECADES - i);
      double x = LEFT + (double) ACROSS * i / DECADES;
      line(svg, x, TOP, x, TOP + DOWN);
      text(svg, x, TOP + DOWN + 18, rate);
      double y = TOP + DOWN - (double) DOWN * i / DECADES;
      line(svg, LEFT, y, LEFT + ACROSS, y);
      text(svg, LEFT - 22, y + 4, String.format(Locale.ROOT, "%.1f", (double) i / DECADES));
    }
    text(svg, LEFT + ACROSS / 2.0, HEIGHT - 14, "false match rate");
    add(svg, "<text transform='translate(14,%d) rotate(-90)'", TOP + DOWN / 2);
    add(svg, " text-anchor='middle'>true match rate</text>%n");
    add(svg, "<polyline fill='none' stroke='#1565c0' stroke-width='2' points='");
    for (int i = 0; i < POINTS; i++) {
      double rate = Math.pow(10, DECADES * ((double) i / POINTS - 1));
      double share = pairs.trueMatchRate(pairs.thresholdAt(rate));
      double x = LEFT + (double) ACROSS * i / POINTS;
      add(svg, "%.1f,%.1f ", x, TOP + DOWN * (1 - share));
    }
    add(svg, "'/>%n</svg>%n");
    return svg.toString();
  }

  private static void line(StringBuilder svg, double x, double y, double toX, double toY) {
    add(svg, "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='#ccc'/>%n", x, y, toX, toY);
  }

  private static void text(StringBuilder svg, double x, double y, String words) {
    add(svg, "<text x='%.1f' y='%.1f' text-anchor='middle'>%s</text>%n", x, y, words);
  }

  private static void add(StringBuilder svg, String form, Object... values) {
    svg.append(String.format(Locale.ROOT, form, values));
  }
}
