package io.facerec.verify;

/**
 * Whether two faces are one person.
 *
 * @param same the verifier's decision at its threshold
 * @param probability calibrated, in [0, 1], that they are one person, where one pair in two is
 * @param distance Euclidean, between the two embeddings, in [0, 2]
 */
public record Verification(boolean same, double probability, double distance) {}
