package io.facerec.examples.spark;

import io.facerec.Problem;
import io.facerec.SearchedPhoto;
import io.facerec.Selfie;
import io.facerec.image.Box;
import io.facerec.image.Photo;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Paths of photos to rows, exactly one each: how many faces it has, who is on it, or why it could
 * not be searched. Pixels never leave the executor.
 */
final class PhotoRows implements MapPartitionsFunction<String, Row> {
  private static final long serialVersionUID = 1L;

  private static final StructType MATCH =
      new StructType()
          .add("avatar", DataTypes.StringType, false)
          .add("x", DataTypes.FloatType, false)
          .add("y", DataTypes.FloatType, false)
          .add("width", DataTypes.FloatType, false)
          .add("height", DataTypes.FloatType, false)
          .add("score", DataTypes.FloatType, false)
          .add("distance", DataTypes.DoubleType, false)
          .add("probability", DataTypes.DoubleType, false);

  /** Boxes are in pixels of the upright photo; problem is null where the photo was searched. */
  static final StructType SCHEMA =
      new StructType()
          .add("photo", DataTypes.StringType, false)
          .add("faces", DataTypes.IntegerType, false)
          .add("matches", DataTypes.createArrayType(MATCH, false), false)
          .add("problem", DataTypes.StringType, true);

  private final Broadcast<Wanted> wanted;
  private final CollectionAccumulator<String> built;

  /**
   * @param wanted who is looked for, at least one
   * @param built the executors that built finders, each once
   */
  PhotoRows(Broadcast<Wanted> wanted, CollectionAccumulator<String> built) {
    this.wanted = wanted;
    this.built = built;
  }

  @Override
  public Iterator<Row> call(Iterator<String> paths) {
    ExecutorFinders finders =
        ExecutorFinders.of(wanted, () -> built.add(SparkEnv.get().executorId()));
    Stream<Photo> photos =
        StreamSupport.stream(((Iterable<String>) () -> paths).spliterator(), false)
            .map(PhotoRows::photo);
    Stream<SearchedPhoto> searched = finders.search(photos);
    TaskCompletionListener close = task -> searched.close(); // also if the task is killed
    TaskContext.get().addTaskCompletionListener(close);
    return searched.map(photo -> row(photo, finders)).iterator();
  }

  /** What is no path at all is a photo that cannot be read. */
  private static Photo photo(String path) {
    try {
      return Photo.of(Path.of(path));
    } catch (InvalidPathException e) {
      return Photo.of(path, new byte[0]);
    }
  }

  private static Row row(SearchedPhoto photo, ExecutorFinders finders) {
    List<Row> matches =
        finders.matches(photo).stream()
            .flatMap(match -> match.judged().selfies().map(selfie -> row(match.avatar(), selfie)))
            .toList();
    return RowFactory.create(
        photo.photo().name(),
        photo.faces().size(),
        matches.toArray(),
        photo.problem().map(Problem::reason).orElse(null));
  }

  private static Row row(String avatar, Selfie selfie) {
    Box box = selfie.face().box();
    return RowFactory.create(
        avatar,
        box.x(),
        box.y(),
        box.width(),
        box.height(),
        selfie.face().score(),
        selfie.distance(),
        selfie.probability());
  }
}
