package io.facerec.examples.feedback;

import io.facerec.SearchedPhoto;
import io.facerec.SeenFace;
import io.facerec.SelfieFinder;
import io.facerec.Selfies;
import io.facerec.detect.Detector;
import io.facerec.train.evaluation.EmbeddedFaces;
import io.facerec.verify.Embedding;
import io.facerec.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What probabilities say, and what is true, of faces in albums: each person is looked for, by the
 * first face, among all other faces of everybody.
 *
 * @param alone stated for two faces, where one pair in two is one person
 * @param album stated for a face of the whole album
 */
public record AlbumProbabilities(Stated alone, Stated album) {
  /** Probabilities that were stated of faces, and how many of these are the person's. */
  public static final class Stated {
    private static final int BINS = 20;

    private final long[] faces = new long[BINS];
    private final long[] persons = new long[BINS];
    private final double[] sums = new double[BINS];

    void add(double probability, boolean person) {
      int bin = Math.min(BINS - 1, (int) (BINS * probability));
      faces[bin]++;
      persons[bin] += person ? 1 : 0;
      sums[bin] += probability;
    }

    /** Expected calibration error over all faces, in 20 bins of equal width. */
    public double calibrationError() {
      double error = 0;
      long all = 0;
      for (int bin = 0; bin < BINS; bin++) {
        error += Math.abs(sums[bin] - persons[bin]);
        all += faces[bin];
      }
      return error / all;
    }

    /** Faces of which at least one half was stated. */
    public long likely() {
      return sum(faces);
    }

    /** The mean of what was stated of these. */
    public double likelyStated() {
      double stated = 0;
      for (int bin = BINS / 2; bin < BINS; bin++) {
        stated += sums[bin];
      }
      return stated / likely();
    }

    /** The share of them that is the person's. */
    public double likelyTrue() {
      return (double) sum(persons) / likely();
    }

    private static long sum(long[] bins) {
      long sum = 0;
      for (int bin = BINS / 2; bin < BINS; bin++) {
        sum += bins[bin];
      }
      return sum;
    }
  }

  /** Looks for everybody with two faces or more. */
  public static AlbumProbabilities of(EmbeddedFaces faces, Detector detector, Verifier verifier) {
    AlbumProbabilities stated = new AlbumProbabilities(new Stated(), new Stated());
    List<Embedding> embeddings = faces.embeddings().stream().map(Embedding::of).toList();
    List<SearchedPhoto> all = embeddings.stream().map(EmbeddedPhotos::of).toList();
    for (String person : new TreeSet<>(faces.people())) {
      int avatar = faces.people().indexOf(person);
      if (faces.people().lastIndexOf(person) > avatar) {
        List<SearchedPhoto> others = new ArrayList<>(all);
        others.remove(avatar);
        List<String> whose = new ArrayList<>(faces.people());
        whose.remove(avatar);
        SelfieFinder finder =
            SelfieFinder.builder(embeddings.get(avatar))
                .detector(detector)
                .verifier(verifier)
                .build();
        stated.add(finder.judge(others), person, whose);
      }
    }
    return stated;
  }

  private void add(Selfies found, String person, List<String> whose) {
    for (int i = 0; i < whose.size(); i++) {
      SeenFace seen = found.photos().get(i).faces().get(0);
      boolean same = whose.get(i).equals(person);
      alone.add(seen.verification().probability(), same);
      album.add(seen.probability(), same);
    }
  }
}
