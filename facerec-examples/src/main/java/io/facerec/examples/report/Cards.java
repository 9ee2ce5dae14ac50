package io.facerec.examples.report;

import static com.google.common.html.HtmlEscapers.htmlEscaper;

import io.facerec.SeenFace;
import io.facerec.examples.report.Highlights.Sighting;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.Box;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import java.util.Locale;

/**
 * Pieces of a page with pictures in them. Decodes a photo when its card is made, and lets it go.
 */
final class Cards {
  private static final int PHOTO_SIDE = 400;
  private static final int FACE_SIDE = 112;

  private final Thumbnailer thumbnailer;

  Cards(Thumbnailer thumbnailer) {
    this.thumbnailer = thumbnailer;
  }

  /** The picture of the person. */
  String avatar(Photo photo) {
    try (DecodedPhoto pixels = photo.decode(PHOTO_SIDE)) {
      return "<img class=\"avatar\" src=\"%s\" alt=\"the avatar\" title=\"%s\">\n"
          .formatted(thumbnailer.whole(pixels, PHOTO_SIDE).dataUri(), text(photo.name()));
    }
  }

  /** A face on its photo, with the boxes of all faces. */
  String card(Sighting sighting) {
    String name = text(sighting.photo().photo().name());
    SeenFace seen = sighting.face();
    return String.format(
        Locale.ROOT,
        """
        <figure>
        %s<figcaption>
        <span class="name" title="%s"><bdi>%s</bdi></span>
        <span class="likeness"><b>%.1f&#8239;%%</b><meter min="0" max="1" value="%.4f"></meter>\
        <span>distance %.3f</span></span>
        </figcaption>
        </figure>
        """,
        picture(sighting),
        name,
        name,
        100 * seen.probability(),
        seen.probability(),
        seen.distance());
  }

  private String picture(Sighting sighting) {
    Photo photo = sighting.photo().photo();
    try (DecodedPhoto pixels = photo.decode(PHOTO_SIDE)) {
      Thumbnail whole = thumbnailer.whole(pixels, PHOTO_SIDE);
      StringBuilder picture = new StringBuilder("<div class=\"picture\">\n<div class=\"photo\">");
      picture.append(
          "<img src=\"%s\" width=\"%d\" height=\"%d\" alt=\"\">"
              .formatted(whole.dataUri(), whole.width(), whole.height()));
      for (SeenFace face : sighting.photo().faces()) {
        picture.append(frame(face.face().box(), pixels, face.equals(sighting.face())));
      }
      Thumbnail face = closeUp(photo, pixels, sighting.face().face().box());
      picture.append(
          "</div>\n<img class=\"face\" src=\"%s\" alt=\"\">\n</div>\n".formatted(face.dataUri()));
      return picture.toString();
    } catch (UnreadablePhotoException e) {
      // It was read a moment ago: somebody moved it since.
      return "<div class=\"picture\">%s</div>\n".formatted(text(e.reason()));
    }
  }

  /** A face is often small: the photo is decoded again at the scale that the close-up needs. */
  private Thumbnail closeUp(Photo photo, DecodedPhoto small, Box box) {
    double facePixels = Thumbnailer.MARGIN * Math.max(box.width(), box.height());
    double scale = Math.min(1, FACE_SIDE / facePixels);
    if (small.scale() >= scale) {
      return thumbnailer.face(small, box, FACE_SIDE);
    }
    int longestSide = (int) Math.ceil(scale * Math.max(small.width(), small.height()));
    try (DecodedPhoto large = photo.decode(longestSide)) {
      return thumbnailer.face(large, box, FACE_SIDE);
    }
  }

  /** The frame of a face in per cent of the photo's sides, so that it fits at any size. */
  static String frame(Box box, DecodedPhoto photo, boolean meant) {
    return String.format(
        Locale.ROOT,
        "<span class=\"%s\" style=\"left:%.2f%%;top:%.2f%%;width:%.2f%%;height:%.2f%%\"></span>",
        meant ? "box meant" : "box",
        100 * box.x() / photo.width(),
        100 * box.y() / photo.height(),
        100 * box.width() / photo.width(),
        100 * box.height() / photo.height());
  }

  private static String text(String plain) {
    return htmlEscaper().escape(plain);
  }
}
