package io.facerec.examples.nearest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.facerec.verify.Embedding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Faces by their embeddings in Apache Lucene's vectors, for more of them than {@link
 * io.facerec.index.FaceIndex} should compare with one by one: a hierarchical navigable small world
 * (Malkov and Yashunin 2018) leads to the nearest along a few thousand comparisons, and seldom
 * misses one. Safe for many threads.
 */
public final class HnswFaces implements AutoCloseable {
  private static final String VECTOR = "embedding";
  private static final String NUMBER = "number";
  private static final double BUFFER_MEGABYTES = 512;

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private HnswFaces(Directory directory, DirectoryReader reader) {
    this.directory = directory;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
  }

  /**
   * Writes faces, numbered from 0 on, into a folder, in place of what it holds.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path folder, Stream<Embedding> faces) {
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setMergeScheduler(new SerialMergeScheduler());
    try (Directory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config)) {
      int number = 0;
      for (Iterator<Embedding> each = faces.iterator(); each.hasNext(); number++) {
        Document face = new Document();
        face.add(
            new KnnFloatVectorField(
                VECTOR, each.next().toArray(), VectorSimilarityFunction.DOT_PRODUCT));
        face.add(new StoredField(NUMBER, number));
        writer.addDocument(face);
      }
      writer.forceMerge(1); // one graph to walk, not one for each time the buffer was full
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens what {@link #write} wrote.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static HnswFaces open(Path folder) {
    try {
      Directory directory = FSDirectory.open(folder);
      try {
        return new HnswFaces(directory, DirectoryReader.open(directory));
      } catch (IOException e) {
        directory.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The numbers of the faces that are nearest to this one, the nearest first; now and then one of
   * them is missed.
   *
   * @param count at least 1; fewer where there are fewer faces. The more are asked for, the fewer
   *     are missed
   * @throws UncheckedIOException if the files cannot be read
   */
  public List<Integer> nearest(Embedding face, int count) {
    checkArgument(count >= 1, "count is %s, must be at least 1", count);
    try {
      StoredFields stored = searcher.storedFields();
      ImmutableList.Builder<Integer> numbers = ImmutableList.builder();
      for (ScoreDoc found :
          searcher.search(new KnnFloatVectorQuery(VECTOR, face.toArray(), count), count)
              .scoreDocs) {
        numbers.add(stored.document(found.doc).getField(NUMBER).numericValue().intValue());
      }
      return numbers.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (directory;
        reader) {
      // closes both
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
