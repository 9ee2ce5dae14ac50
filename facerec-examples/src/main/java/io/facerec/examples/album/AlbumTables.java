package io.facerec.examples.album;

import io.facerec.examples.report.Table;
import io.facerec.train.evaluation.Interval;
import io.facerec.train.evaluation.PeopleBootstrap;
import io.facerec.train.evaluation.album.AlbumScore;
import io.facerec.train.evaluation.album.AvatarScore;
import io.facerec.train.evaluation.album.Mistake;
import io.facerec.train.evaluation.album.Mistake.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What searches of albums came to, in tables for docs and in CSV. */
public final class AlbumTables {
  /** The first line of {@link #csv}. */
  public static final String HEADER =
      "person,avatar,photos,own,found,wrong,avatar_refused,lost_by_detection,"
          + "lost_by_landmarks,lost_by_embedding";

  private AlbumTables() {}

  /** Precision and recall with intervals over people, and which step lost how much. */
  public static Table summary(String title, AlbumScore score) {
    Map<String, Interval> intervals = score.intervals(PeopleBootstrap.DEFAULT);
    int wrong = score.count(Kind.WRONG);
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "precision",
            share(score.precision(), intervals.get("precision")),
            "%d wrong of %d matches".formatted(wrong, score.found() + wrong)));
    rows.add(
        List.of(
            "recall",
            share(score.recall(), intervals.get("recall")),
            "%d of %d photos of %d people"
                .formatted(score.found(), score.own(), score.avatars().size())));
    rows.add(lost("the avatar was refused", score, Kind.AVATAR));
    rows.add(lost("no face seen", score, Kind.DETECTION));
    rows.add(lost("seen, would match by the true landmarks", score, Kind.LANDMARKS));
    rows.add(lost("would not match by the true landmarks either", score, Kind.EMBEDDING));
    return new Table(title, List.of("", "share", "count"), rows);
  }

  private static List<String> lost(String name, AlbumScore score, Kind kind) {
    int count = score.count(kind);
    return List.of(
        "missed: " + name, percent((double) count / score.own()), Integer.toString(count));
  }

  private static String share(double value, @Nullable Interval interval) {
    return interval == null
        ? percent(value)
        : "%s (%s to %s)"
            .formatted(percent(value), percent(interval.low()), percent(interval.high()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A line for each avatar. */
  public static List<String> csv(AlbumScore score) {
    return score.avatars().stream().map(AlbumTables::line).toList();
  }

  private static String line(AvatarScore avatar) {
    return "%s,%s,%d,%d,%d,%d,%d,%d,%d,%d"
        .formatted(
            avatar.plan().person(),
            avatar.plan().avatar().path().getFileName(),
            avatar.photos(),
            avatar.own(),
            avatar.found(),
            avatar.count(Kind.WRONG),
            avatar.count(Kind.AVATAR),
            avatar.count(Kind.DETECTION),
            avatar.count(Kind.LANDMARKS),
            avatar.count(Kind.EMBEDDING));
  }

  /** The worst mistakes, each with what it is, the avatar, the photo and their distance. */
  public static List<String> worst(AlbumScore score, int most) {
    return score.worst().stream().limit(most).map(AlbumTables::line).toList();
  }

  private static String line(Mistake mistake) {
    return String.format(
        Locale.ROOT,
        "%s\t%s\t%s\t%.3f",
        mistake.kind(),
        mistake.plan().avatar().path(),
        mistake.photo().searched().photo(),
        mistake.distance());
  }
}
