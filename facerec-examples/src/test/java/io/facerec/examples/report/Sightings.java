package io.facerec.examples.report;

import io.facerec.FaceQuality;
import io.facerec.Problem;
import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.Verdict;
import io.facerec.detect.Face;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verification;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** Searched photos as tests need them. */
final class Sightings {
  private Sightings() {}

  /** A photo of 300 x 200 pixels with faces of 40 x 50 pixels, side by side. */
  static SearchedPhoto photo(String name, SeenFace... faces) {
    BufferedImage picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D drawing = picture.createGraphics();
    drawing.setColor(Color.ORANGE);
    drawing.fillOval(30, 20, 40, 50);
    drawing.dispose();
    return new SearchedPhoto(Photo.of(name, picture), List.of(faces), Optional.empty());
  }

  static SearchedPhoto problem(String name, String reason) {
    return new SearchedPhoto(
        Photo.of(name, new byte[0]), List.of(), Optional.of(new Problem(name, reason)));
  }

  static SeenFace face(double distance, boolean match) {
    Face face =
        new Face(
            Photo.of("any", new byte[0]), new Box(30, 20.125f, 40, 50), 0.875f, Optional.empty());
    double probability = 1 - distance / 2;
    return new SeenFace(
        face,
        new FaceQuality(50, 12.25, 0.875),
        Embedding.of(1),
        new Verification(match, probability, distance),
        match ? Verdict.PERSON : Verdict.STRANGER,
        probability);
  }
}
