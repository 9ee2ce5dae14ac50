package io.facerec.examples.job;

import java.util.List;

/**
 * One way to find the photos of a person whose avatar is embedded already. For one thread; close
 * it.
 */
interface Job extends AutoCloseable {
  /** Searches these photos, as its users do. */
  Found find(List<MadePhoto> photos);

  /** The same work stage by stage, so that each can be timed. */
  void find(List<MadePhoto> photos, StageTimes times);

  @Override
  void close();
}
