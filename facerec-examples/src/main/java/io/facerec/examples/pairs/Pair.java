package io.facerec.examples.pairs;

import java.nio.file.Path;

/**
 * Two pictures to compare.
 *
 * @param first a file
 * @param second a file
 */
public record Pair(Path first, Path second) {}
