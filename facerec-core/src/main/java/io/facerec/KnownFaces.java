package io.facerec;

import com.google.common.collect.Streams;
import io.facerec.verify.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Faces that are the person's, and faces that are not: pictures to be read, and embeddings. */
final class KnownFaces {
  private final List<Avatar> avatars = new ArrayList<>();
  private final List<Embedding> person = new ArrayList<>();
  private final List<Avatar> picturesOfOthers = new ArrayList<>();
  private final List<Embedding> others = new ArrayList<>();

  void addPerson(Avatar picture) {
    avatars.add(picture);
  }

  void addPerson(Embedding face) {
    person.add(face);
  }

  void addOther(Avatar picture) {
    picturesOfOthers.add(picture);
  }

  void addOther(Embedding face) {
    others.add(face);
  }

  /** The faces that are meant on the person's pictures. */
  List<EmbeddedFace> avatars(AvatarReader reader, FaceQuality least) {
    return avatars.stream().map(avatar -> reader.read(avatar, least)).toList();
  }

  /**
   * The middle of all faces of the person.
   *
   * @param avatars those of the person's pictures
   */
  Embedding person(List<EmbeddedFace> avatars) {
    Stream<Embedding> read = avatars.stream().map(EmbeddedFace::embedding);
    return Embedding.mean(Stream.concat(read, person.stream()).toList());
  }

  /** All faces of others; a poor picture of one does no harm. */
  List<Embedding> others(AvatarReader reader) {
    return Streams.concat(
            picturesOfOthers.stream()
                .map(picture -> reader.read(picture, FaceQuality.ANY).embedding()),
            others.stream())
        .toList();
  }
}
