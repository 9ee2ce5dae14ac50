package io.facerec.examples.job;

import java.nio.file.Path;

/**
 * What jobs are given.
 *
 * @param avatar shows the person to be found
 * @param yunet weights of YuNet, ONNX
 * @param arcFace weights of an ArcFace net, ONNX
 */
record Setting(Path avatar, Path yunet, Path arcFace) {}
