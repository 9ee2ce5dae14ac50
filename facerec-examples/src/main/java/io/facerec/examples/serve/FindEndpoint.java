package io.facerec.examples.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.facerec.SearchedPhoto;
import io.facerec.SelfieFinder;
import io.facerec.SelfieFinderBuilder;
import io.facerec.detect.Detector;
import io.facerec.exception.AvatarException;
import io.facerec.exception.PoorAvatarException;
import io.facerec.exception.SeveralFacesException;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.Box;
import io.facerec.verify.Verifier;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /find}: a form with an avatar and photos, answered with the faces of each. All
 * questions share the models; what a question brought is in memory while it is answered, never on
 * the disk, and let go with its answer. Safe for several threads.
 */
final class FindEndpoint extends Endpoint {
  /** A header may claim no more: a small file can be a large picture. */
  private static final long MAX_PIXELS = 60_000_000;

  /** Photos of one question that are worked on at once; questions run side by side besides. */
  private static final int PARALLELISM = 2;

  private final Detector detector;
  private final Verifier verifier;
  private final UploadLimits limits;

  FindEndpoint(Detector detector, Verifier verifier, UploadLimits limits) {
    this.detector = detector;
    this.verifier = verifier;
    this.limits = limits;
  }

  @Override
  Reply answer(HttpExchange exchange) throws IOException {
    requirePath(exchange);
    requireMethod(exchange, "POST");
    Headers headers = exchange.getRequestHeaders();
    requireOwnPage(headers.getFirst("Origin"), headers.getFirst("Host"));
    String type = headers.getFirst("Content-Type");
    byte[] body = RequestBody.read(exchange, limits.requestBytes());
    List<FormPart> form = MultipartForm.parse(type == null ? "" : type, body);
    return Reply.json(200, answer(Question.of(form, limits)));
  }

  /** Other sites' pages could make a visitor's browser work for them. Programs send no origin. */
  private static void requireOwnPage(@Nullable String origin, @Nullable String host) {
    if (origin != null && !origin.equals("http://" + host)) {
      throw new Refusal(403, "the question comes from %s; ask from this page".formatted(origin));
    }
  }

  private Answer answer(Question question) {
    SelfieFinder finder = finder(question);
    try (Stream<SearchedPhoto> searched = finder.search(question.photos().stream())) {
      return Answer.of(finder, finder.judge(searched.toList()).photos());
    }
  }

  private SelfieFinder finder(Question question) {
    var avatar = question.avatar().withMaxPixels(MAX_PIXELS);
    SelfieFinderBuilder builder =
        question
            .face()
            .map(face -> SelfieFinder.builder(avatar, face))
            .orElseGet(() -> SelfieFinder.builder(avatar));
    try {
      return builder
          .detector(detector)
          .verifier(verifier)
          .maxPixels(MAX_PIXELS)
          .parallelism(PARALLELISM)
          .build();
    } catch (SeveralFacesException e) {
      List<Box> faces = e.boxes().stream().map(FindEndpoint::box).toList();
      throw new Refusal(
          422, "the avatar shows %d people; choose one of them".formatted(faces.size()), faces);
    } catch (PoorAvatarException e) {
      throw new Refusal(
          422,
          "the avatar's face is too poor to decide (%s); take a larger, sharper picture"
              .formatted(e.shortcoming()));
    } catch (AvatarException | UnreadablePhotoException e) {
      throw new Refusal(422, String.valueOf(e.getMessage()));
    }
  }

  private static Box box(float[] sides) {
    return new Box(sides[0], sides[1], sides[2], sides[3]);
  }
}
