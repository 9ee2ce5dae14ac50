package io.facerec.examples.report;

import com.google.common.collect.ImmutableList;
import io.facerec.train.detection.evaluation.Mistake;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * What a detector got most wrong, at a glance, as one PNG: a section for each kind of mistake, a
 * picture for each with its photo's name below.
 */
public final class MistakeSheet {
  private static final int COLUMNS = 8;
  private static final int GAP = 6;
  private static final int LINE = 14;
  private static final int LINES = 2;
  private static final int TITLE = 30;
  private static final int CELL = MistakePicture.SIDE + LINES * LINE + GAP;
  private static final int LONGEST_NAME = 23;

  private static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  private static final Font CAPTION_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  /**
   * Mistakes of one kind.
   *
   * @param title what they are
   * @param mistakes worst first
   */
  public record Section(String title, List<Mistake> mistakes) {
    /** Copies the list. */
    public Section {
      mistakes = ImmutableList.copyOf(mistakes);
    }

    private int height() {
      return TITLE + (mistakes.size() + COLUMNS - 1) / COLUMNS * CELL;
    }
  }

  private MistakeSheet() {}

  /**
   * Writes the sheet, in place of a file that is there; folders are made.
   *
   * @throws IOException if a photo cannot be read or the sheet not be written
   */
  public static void write(List<Section> sections, Path file) throws IOException {
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * (MistakePicture.SIDE + GAP) + GAP,
            sections.stream().mapToInt(Section::height).sum() + GAP,
            BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = sheet.createGraphics();
    try {
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
      int top = 0;
      for (Section section : sections) {
        draw(g, section, top);
        top += section.height();
      }
    } finally {
      g.dispose();
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static void draw(Graphics2D g, Section section, int top) throws IOException {
    g.setColor(Color.BLACK);
    g.setFont(TITLE_FONT);
    g.drawString(section.title(), GAP, top + TITLE - 2 * GAP);
    for (int i = 0; i < section.mistakes().size(); i++) {
      Mistake mistake = section.mistakes().get(i);
      int left = GAP + i % COLUMNS * (MistakePicture.SIDE + GAP);
      int y = top + TITLE + i / COLUMNS * CELL;
      g.drawImage(MistakePicture.of(mistake), left, y, null);
      g.setFont(CAPTION_FONT);
      g.setColor(Color.BLACK);
      g.drawString(words(mistake), left, y + MistakePicture.SIDE + LINE - 2);
      g.drawString(name(mistake), left, y + MistakePicture.SIDE + 2 * LINE - 2);
    }
  }

  private static String words(Mistake mistake) {
    long height = Math.round(mistake.box().height());
    return switch (mistake.kind()) {
      case MISS ->
          mistake.measure() == 0
              ? "%d px, not seen".formatted(height)
              : "%d px, score %.2f".formatted(height, mistake.measure());
      case FALSE_POSITIVE -> "score %.2f, %d px".formatted(mistake.measure(), height);
      case LANDMARKS -> "error %.0f %%, %d px".formatted(100 * mistake.measure(), height);
    };
  }

  /** The end of a name tells photos apart. */
  private static String name(Mistake mistake) {
    String name = mistake.seen().photo().name();
    return name.length() <= LONGEST_NAME
        ? name
        : "…" + name.substring(name.length() - LONGEST_NAME);
  }
}
