package io.facerec.examples.demo;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What a photo of the album shows.
 *
 * @param file the photo's name in the album
 * @param width pixels
 * @param height pixels
 * @param backdrop what is behind the people
 * @param figures the people, in the order in which they are drawn
 * @param light the exposure
 * @param seed of the backdrop's details, the clothes and the grain
 */
record Scene(
    String file,
    int width,
    int height,
    Backdrop backdrop,
    List<Figure> figures,
    Light light,
    long seed) {
  /** Copies the list. */
  Scene {
    figures = ImmutableList.copyOf(figures);
  }
}
