package io.facerec;

import io.facerec.detect.Face;

/**
 * The face that was meant on an avatar.
 *
 * @param face where it is and how sure the detector is of it
 * @param quality what it offers to find the person by
 */
public record AvatarFace(Face face, FaceQuality quality) {}
