package io.facerec;

import io.facerec.image.Box;
import io.facerec.image.Photo;
import java.util.Optional;

/**
 * A picture of one person.
 *
 * @param photo the picture
 * @param place about where the face is that is meant, where the picture shows several
 */
record Avatar(Photo photo, Optional<Box> place) {}
