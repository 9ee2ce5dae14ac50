package io.facerec.examples.demo.people;

import static com.google.common.base.Preconditions.checkArgument;

import io.facerec.exception.InvalidModelException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws people who do not exist, again and again as the same person: in each photo with another
 * expression, pose and make-up. Safe for several threads; close it.
 */
public final class DemoPeople implements AutoCloseable {
  /** A face is at least this high, in pixels. */
  public static final int LEAST_FACE = 16;

  private static final String RESOURCE = "people.model";

  /** Spreads of the draws, 1 being what the training faces have: see docs/demo.md. */
  private static final float PERSON_SPREAD = 1.2f;

  private static final float PHOTO_SPREAD = 0.33f;

  private final FaceModel model;
  private final FacePainter painter;

  private DemoPeople(FaceModel model) {
    this.model = model;
    painter = new FacePainter(model);
  }

  /**
   * People by the model of faces that ships with the examples.
   *
   * @throws InvalidModelException if it is missing or damaged
   */
  public static DemoPeople load() {
    try (@Nullable InputStream in = DemoPeople.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new InvalidModelException(
            RESOURCE, "it is missing from the class path; build the examples again", null);
      }
      return new DemoPeople(FaceModelFile.read(RESOURCE, in));
    } catch (IOException e) {
      throw new InvalidModelException(RESOURCE, "it cannot be read", e);
    }
  }

  /**
   * The head of a person as one photo shows it.
   *
   * @param person who
   * @param photo which photo of them: the same number gives the same picture
   * @param faceHeight pixels from forehead to chin, at least {@link #LEAST_FACE}
   */
  public PaintedHead paint(Person person, long photo, double faceHeight) {
    checkArgument(
        faceHeight >= LEAST_FACE,
        "the face is %s px high, must be at least " + LEAST_FACE,
        faceHeight);
    float[] codes = new float[model.count()];
    float[] who = person.codes(model.personModes());
    float[] how = person.photoCodes(photo, model.photoModes());
    for (int i = 0; i < codes.length; i++) {
      codes[i] = i < who.length ? PERSON_SPREAD * who[i] : PHOTO_SPREAD * how[i - who.length];
    }
    return painter.paint(codes, (int) Math.round(faceHeight / FaceTemplate.FACE.height()));
  }

  @Override
  public void close() {
    painter.close();
  }
}
