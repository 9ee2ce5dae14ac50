package io.facerec.train.detection.evaluation;

import io.facerec.image.Box;
import io.facerec.image.Landmarks;
import java.util.Optional;

/**
 * What a detector says of a photo: one face.
 *
 * @param box in the same pixels as the labels
 * @param score how sure the detector is
 * @param landmarks where the detector gives them
 */
public record FoundFace(Box box, double score, Optional<Landmarks> landmarks) {}
