package io.facerec.examples.prepare;

import com.google.common.io.ByteSource;
import io.facerec.image.Landmarks;
import io.facerec.verify.Embedding;
import java.util.Optional;

/**
 * A face of a photo, cut out.
 *
 * @param jpeg the crop as a file
 * @param landmarks in pixels of the crop
 * @param area of the face, in square pixels of the photo
 * @param embedding for comparison with other photos
 */
record Crop(ByteSource jpeg, Optional<Landmarks> landmarks, double area, Embedding embedding) {}
