package io.facerec.train.checkpoint;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.annotation.JsonInclude;
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
public final class CheckpointFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** The checkpoints of this folder, which need not exist yet. */
  public CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * @param forGood whether it stays when newer ones come
   */
  private record Entry(
      String name,
      long step,
      List<String> variables,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean forGood) {
    Entry keptForGood() {
      return new Entry(name, step, variables, true);
    }
  }

  /** How the files of a checkpoint begin. */
  public Path prefix(long step) {
    return folder.resolve("checkpoint-" + step);
  }

  /**
   * All that are kept, oldest first.
   *
   * @throws DamagedCheckpointException if {@code checkpoints.json} cannot be read
   */
  public List<Checkpoint> all() {
    return read().stream()
        .map(entry -> new Checkpoint(folder.resolve(entry.name()), entry.step(), entry.variables()))
        .toList();
  }

  /** The newest one. */
  public Optional<Checkpoint> latest() {
    List<Checkpoint> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /**
   * The latest checkpoint of a model directory, or the one whose files begin with this path.
   *
   * @throws IllegalStateException if there is none
   */
  public static Checkpoint find(Path folderOrPrefix) {
    if (Files.isDirectory(folderOrPrefix)) {
      Optional<Checkpoint> latest = new CheckpointFolder(folderOrPrefix).latest();
      checkState(latest.isPresent(), "%s holds no checkpoint; train first", folderOrPrefix);
      return latest.get();
    }
    Path prefix = folderOrPrefix.toAbsolutePath();
    Path parent = prefix.getParent();
    checkArgument(parent != null, "%s is no checkpoint", prefix);
    List<Checkpoint> all = new CheckpointFolder(parent).all();
    Optional<Checkpoint> found = all.stream().filter(c -> c.prefix().equals(prefix)).findFirst();
    checkState(
        found.isPresent(),
        "%s is no checkpoint; %s has those of the steps %s",
        prefix,
        parent,
        all.stream().map(Checkpoint::step).toList());
    return found.get();
  }

  /** Makes a checkpoint, whose files are written, the latest, and deletes those no longer kept. */
  public void add(Checkpoint checkpoint, SavePolicy policy) {
    List<Entry> entries = new ArrayList<>(read());
    String name = checkpoint.prefix().getFileName().toString();
    entries.removeIf(entry -> entry.name().equals(name));
    entries.add(new Entry(name, checkpoint.step(), checkpoint.variables(), false));
    try {
      List<Entry> dropped = drop(entries, policy);
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

  private List<Entry> drop(List<Entry> entries, SavePolicy policy) throws IOException {
    List<Entry> dropped = new ArrayList<>();
    long young = entries.stream().filter(entry -> !entry.forGood()).count();
    for (int i = 0; i < entries.size() && young > policy.keep(); i++) {
      Entry entry = entries.get(i);
      if (entry.forGood()) {
        continue;
      }
      young--;
      if (staysForGood(entry, entries.subList(0, i), policy)) {
        entries.set(i, entry.keptForGood());
      } else {
        dropped.add(entry);
        entries.remove(i--);
      }
    }
    return dropped;
  }

  /** Deletes what there is of a checkpoint that was not written whole. */
  public void discard(Path prefix) {
    try {
      delete(prefix.getFileName() + ".");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the rest of " + prefix, e);
    }
  }

  private boolean staysForGood(Entry entry, List<Entry> before, SavePolicy policy)
      throws IOException {
    if (policy.keepEvery().isEmpty()) {
      return false;
    }
    if (before.isEmpty()) {
      return true;
    }
    long passed = written(entry) - written(before.get(before.size() - 1));
    return passed >= policy.keepEvery().get().toMillis();
  }

  private long written(Entry entry) throws IOException {
    return Files.getLastModifiedTime(folder.resolve(entry.name() + ".index")).toMillis();
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
      throw new DamagedCheckpointException(
          index(),
          "cannot be read as a list of checkpoints",
          "restore it, or delete it to train from the beginning",
          e);
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
