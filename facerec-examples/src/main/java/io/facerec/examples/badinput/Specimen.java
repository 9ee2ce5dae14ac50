package io.facerec.examples.badinput;

/**
 * A file.
 *
 * @param name says what it is, with the ending that it has or claims
 * @param bytes its content; not copied, and not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Specimen(String name, byte[] bytes) {}
