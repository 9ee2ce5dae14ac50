package io.facerec.train.evaluation;

import java.nio.file.Path;

/**
 * Two pictures to compare.
 *
 * @param first a file
 * @param second a file
 * @param same whether they are said to show one person
 */
public record Pair(Path first, Path second, boolean same) {}
