package io.facerec.train.detection;

import io.facerec.train.data.DetectionStreamer;
import io.facerec.train.data.LabelledPhoto;
import io.facerec.train.data.ProposalFolder;
import io.facerec.train.data.ProposalSearch;
import java.util.List;

/**
 * What a training sees: random crops of its photos, with proposals where its method needs them.
 *
 * @param recipe of the training
 * @param proposals where proposals are kept
 * @param threads processors to use
 */
record TrainingCrops(DetectorRecipe recipe, ProposalFolder proposals, int threads) {
  private static final int PROPOSALS_PER_CROP = 400;

  /**
   * Searches the photos for proposals, where they are needed and not there yet.
   *
   * @return the photos to train on: those that could be read
   */
  List<LabelledPhoto> search(ProposalSearch.Listener listener) {
    List<LabelledPhoto> photos = recipe.trainingPhotos();
    return recipe.method().needsProposals()
        ? new ProposalSearch(proposals, threads).search(photos, listener)
        : photos;
  }

  /** The crops, batch by batch. */
  DetectionStreamer stream() {
    List<LabelledPhoto> photos = search((done, all) -> {});
    DetectionStreamer.Builder crops =
        recipe.learning() == Learning.REFINING
            ? DetectionPhotos.secondLookCrops(photos)
            : DetectionPhotos.crops(photos);
    if (recipe.method().needsProposals()) {
      crops.proposals(proposals, PROPOSALS_PER_CROP);
    }
    return crops
        .size(recipe.cropSize())
        .batch(recipe.batch())
        .seed(recipe.seed())
        .parallelCalls(threads)
        .build();
  }
}
