package io.facerec.train.estimator;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of a model directory. {@code checkpoints.json} names those that are whole, oldest
 * first; it is replaced atomically after a checkpoint's files were written, so that a kill at any
 * moment leaves the one before.
 */
final class CheckpointFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  private record Entry(String name, long step, List<String> variables) {}

  Path prefix(long step) {
    return folder.resolve("checkpoint-" + step);
  }

  Optional<Checkpoint> latest() {
    List<Entry> entries = read();
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Entry last = entries.get(entries.size() - 1);
    return Optional.of(new Checkpoint(folder.resolve(last.name()), last.step(), last.variables()));
  }

  /** Makes a checkpoint, whose files are written, the latest, and deletes those beyond the cap. */
  void add(Checkpoint checkpoint, int keep) {
    List<Entry> entries = new ArrayList<>(read());
    String name = checkpoint.prefix().getFileName().toString();
    entries.removeIf(entry -> entry.name().equals(name));
    entries.add(new Entry(name, checkpoint.step(), checkpoint.variables()));
    List<Entry> dropped = new ArrayList<>();
    while (entries.size() > keep) {
      dropped.add(entries.remove(0));
    }
    try {
      Path part = folder.resolve("checkpoints.json.part");
      JSON.writeValue(part.toFile(), entries);
      Files.move(part, index(), ATOMIC_MOVE, REPLACE_EXISTING);
      for (Entry entry : dropped) {
        delete(entry.name() + ".");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + index(), e);
    }
  }

  private Path index() {
    return folder.resolve("checkpoints.json");
  }

  private List<Entry> read() {
    if (!Files.exists(index())) {
      return List.of();
    }
    try {
      return List.of(JSON.readValue(index().toFile(), Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + index() + "; is it a model directory?", e);
    }
  }

  private void delete(String start) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(p -> p.getFileName().toString().startsWith(start)).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
