package io.facerec.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model is, what it was made from, how good it is, and how its graph is called. Written by
 * the trainer, never by hand; {@code model-card.json} beside the graph.
 *
 * @param format the version of this form, now 1
 * @param kind what the model does: {@code face-detector} or {@code face-embedding}
 * @param name the net, say {@code yolo-f3}
 * @param graph the graph's file, in the same folder: {@code graph.pb}
 * @param sha256 of the graph's file, 64 hexadecimal digits
 * @param inputs what the graph is fed: role to the name of its operation
 * @param outputs what the graph gives: role to the name of its operation
 * @param parameters numbers that a caller of the graph needs, such as {@code minScore}, {@code
 *     longestSide}, {@code faceSize}, {@code faceChannels} (3, RGB, unless it is given; or 1,
 *     luma), {@code calibrationSlope}
 * @param thresholds for a {@code face-embedding}: false match rate ("1e-3") to Euclidean distance
 * @param training data, steps, seed, command, versions
 * @param figures held-out accuracy by name, with the protocol in the name or in {@code limits}; the
 *     ends of a figure's 95 % interval, where there is one, as {@code nameLow} and {@code nameHigh}
 * @param limits what it is not good for, in words
 * @param terms of the training data, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
    int format,
    String kind,
    String name,
    String graph,
    String sha256,
    Map<String, String> inputs,
    Map<String, String> outputs,
    Map<String, Double> parameters,
    Map<String, Double> thresholds,
    Map<String, String> training,
    Map<String, Double> figures,
    @Nullable String limits,
    @Nullable String terms) {
  /** The version of the form that this library reads and writes. */
  public static final int FORMAT = 1;

  /** Copies the maps; absent ones are empty. */
  public ModelCard {
    inputs = copy(inputs);
    outputs = copy(outputs);
    parameters = copy(parameters);
    thresholds = copy(thresholds);
    training = copy(training);
    figures = copy(figures);
  }

  private static <V> Map<String, V> copy(@Nullable Map<String, V> map) {
    return map == null ? ImmutableMap.of() : ImmutableMap.copyOf(map);
  }
}
