package io.facerec.train.data;

import io.facerec.image.Landmarks;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture of one face on disk; the picture itself is read by the graph, when it is needed.
 *
 * @param path the JPEG file
 * @param identity who it is, say {@code n000123}; absent where nobody knows
 * @param landmarks where its landmarks are, in pixels of the picture; absent where not marked
 */
public record FacePhoto(Path path, Optional<String> identity, Optional<Landmarks> landmarks) {}
