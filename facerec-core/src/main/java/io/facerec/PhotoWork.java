package io.facerec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.facerec.detect.Detector;
import io.facerec.detect.Face;
import io.facerec.exception.UnreadablePhotoException;
import io.facerec.image.AlignedFaces;
import io.facerec.image.DecodedPhoto;
import io.facerec.image.Photo;
import io.facerec.verify.Embedding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the workers of one search do: decode, detect and align a photo, and embed the faces of
 * several photos when there are enough. What goes wrong with one photo is that photo's answer.
 */
final class PhotoWork {
  private static final Logger LOG = LoggerFactory.getLogger(PhotoWork.class);

  /** A face that the detector sees at its own scale is cropped from twice as many pixels. */
  private static final int FINER = 2;

  private final Detector detector;
  private final Likeness likeness;
  private final FaceQueue queue;

  PhotoWork(Detector detector, Likeness likeness, FaceQueue queue) {
    this.detector = detector;
    this.likeness = likeness;
    this.queue = queue;
  }

  /** Pixels of a photo's longer side that suffice for finding faces and for cropping them. */
  static int longestSide(Detector detector) {
    return FINER * detector.longestSide();
  }

  /** Prepares a photo that the queue expects, then embeds what is due. Throws nothing. */
  void search(Photo photo, CompletableFuture<SearchedPhoto> answer) {
    Optional<PreparedPhoto> prepared = prepare(photo, answer);
    List<PreparedPhoto> due = prepared.map(queue::add).orElseGet(queue::skip);
    try {
      embed(due);
    } finally {
      due.forEach(PreparedPhoto::close);
    }
  }

  private Optional<PreparedPhoto> prepare(Photo photo, CompletableFuture<SearchedPhoto> answer) {
    try (DecodedPhoto pixels = photo.decode(longestSide(detector))) {
      return prepare(pixels, answer);
    } catch (UnreadablePhotoException e) {
      LOG.debug("{}", e.getMessage(), e);
      answer.complete(SearchedPhoto.failed(photo, e.reason()));
    } catch (RuntimeException e) {
      answer.complete(unexpected(photo, e));
    } catch (Error e) {
      answer.completeExceptionally(e);
    }
    return Optional.empty();
  }

  private Optional<PreparedPhoto> prepare(
      DecodedPhoto pixels, CompletableFuture<SearchedPhoto> answer) {
    Photo photo = pixels.photo();
    try {
      List<Face> faces = detector.detect(pixels);
      if (!faces.isEmpty()) {
        return Optional.of(prepare(pixels, faces, answer));
      }
      answer.complete(new SearchedPhoto(photo, ImmutableList.of(), Optional.empty()));
    } catch (IllegalStateException closed) {
      answer.completeExceptionally(closed);
    }
    return Optional.empty();
  }

  private PreparedPhoto prepare(
      DecodedPhoto pixels, List<Face> faces, CompletableFuture<SearchedPhoto> answer) {
    AlignedFaces aligned = likeness.verifier().align(pixels, faces);
    try {
      List<FaceQuality> qualities = FaceQuality.of(faces, aligned.sharpness());
      return new PreparedPhoto(pixels.photo(), faces, qualities, aligned, answer);
    } catch (RuntimeException e) {
      aligned.close();
      throw e;
    }
  }

  private void embed(List<PreparedPhoto> photos) {
    try {
      answer(photos);
    } catch (IllegalStateException | Error e) {
      photos.forEach(photo -> photo.answer().completeExceptionally(e));
    } catch (RuntimeException e) {
      if (photos.size() == 1) {
        PreparedPhoto photo = Iterables.getOnlyElement(photos);
        photo.answer().complete(unexpected(photo.photo(), e));
      } else {
        photos.forEach(photo -> embed(ImmutableList.of(photo))); // which of them is it?
      }
    }
  }

  private void answer(List<PreparedPhoto> photos) {
    List<AlignedFaces> aligned = photos.stream().map(PreparedPhoto::aligned).toList();
    List<Embedding> embeddings = likeness.verifier().embed(aligned);
    int next = 0;
    for (PreparedPhoto photo : photos) {
      List<Embedding> own = embeddings.subList(next, next + photo.faces().size());
      ImmutableList<SeenFace> seen = likeness.judge(photo.with(own));
      photo.answer().complete(new SearchedPhoto(photo.photo(), seen, Optional.empty()));
      next += own.size();
    }
  }

  private static SearchedPhoto unexpected(Photo photo, RuntimeException e) {
    LOG.warn("cannot search {}", photo.name(), e);
    return SearchedPhoto.failed(photo, "it could not be searched (" + e + "); report this");
  }
}
