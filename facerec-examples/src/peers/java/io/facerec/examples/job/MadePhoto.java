package io.facerec.examples.job;

import java.nio.file.Path;

/**
 * A photo that was made for this benchmark.
 *
 * @param file a JPEG
 * @param width pixels
 * @param height pixels
 */
record MadePhoto(Path file, int width, int height) {}
