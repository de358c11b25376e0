package org.portolan.evidence.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.portolan.record.Bytes;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Signer;

/** A checkpoint as a signed note: its body, an empty line, signature lines. */
public final class SignedCheckpoint {
  /** More are not read. */
  private static final int MAX_LINES = 64;

  private static final int MAX_CHARACTERS = 64 << 10;
  private static final String DASH = "\u2014 ";

  private final Checkpoint checkpoint;
  private final List<Line> lines;

  private record Line(String name, byte[] hint, byte[] signature) {
    String text() {
      return DASH + name + " " + Base64.getEncoder().encodeToString(Bytes.join(hint, signature));
    }
  }

  private SignedCheckpoint(Checkpoint checkpoint, List<Line> lines) {
    this.checkpoint = checkpoint;
    this.lines = List.copyOf(lines);
  }

  public static SignedCheckpoint unsigned(Checkpoint checkpoint) {
    return new SignedCheckpoint(checkpoint, List.of());
  }

  public static SignedCheckpoint parse(String note) {
    int split = note.indexOf("\n\n");
    if (note.length() > MAX_CHARACTERS || split < 0 || !note.endsWith("\n")) {
      throw refused("a note without an empty line and signature lines");
    }
    Checkpoint checkpoint = Checkpoint.parse(note.substring(0, split + 1));
    String[] texts = note.substring(split + 2, note.length() - 1).split("\n", -1);
    if (texts.length > MAX_LINES) {
      throw refused(texts.length + " signature lines");
    }
    List<Line> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(line(text));
    }
    return new SignedCheckpoint(checkpoint, lines);
  }

  private static Line line(String text) {
    int blank = text.lastIndexOf(' ');
    if (!text.startsWith(DASH) || blank <= DASH.length()) {
      throw refused(text);
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.substring(blank + 1));
    } catch (IllegalArgumentException e) {
      throw refused(text);
    }
    if (bytes.length < 5) {
      throw refused(text);
    }
    Line line =
        new Line(
            text.substring(DASH.length(), blank),
            Arrays.copyOf(bytes, 4),
            Arrays.copyOfRange(bytes, 4, bytes.length));
    if (!line.text().equals(text)) {
      throw refused(text);
    }
    return line;
  }

  public Checkpoint checkpoint() {
    return checkpoint;
  }

  public String note() {
    StringBuilder note = new StringBuilder(checkpoint.body()).append('\n');
    lines.forEach(line -> note.append(line.text()).append('\n'));
    return note.toString();
  }

  /** The log's own signature. */
  public SignedCheckpoint signed(String name, Signer signer) {
    NoteKey key = new NoteKey(name, signer.spki());
    return with(new Line(name, key.hint(NoteKey.ED25519), signer.sign(body())));
  }

  /** A witness's signature, which says when it saw this checkpoint. */
  public SignedCheckpoint cosigned(String name, Signer signer, long time) {
    NoteKey key = new NoteKey(name, signer.spki());
    byte[] signature = signer.sign(cosigned(time));
    byte[] timed = ByteBuffer.allocate(8 + signature.length).putLong(time).put(signature).array();
    return with(new Line(name, key.hint(NoteKey.COSIGNATURE), timed));
  }

  private SignedCheckpoint with(Line line) {
    List<Line> more = new ArrayList<>(lines);
    more.add(line);
    return new SignedCheckpoint(checkpoint, more);
  }

  /** Whether this key signed the body. */
  public boolean isSignedBy(NoteKey key) {
    return find(key, NoteKey.ED25519)
        .filter(line -> key.verification().verifies(body(), line.signature()))
        .isPresent();
  }

  /** When this key says it saw the checkpoint, UTC seconds; empty if it did not cosign. */
  public OptionalLong cosignedBy(NoteKey key) {
    Optional<Line> line = find(key, NoteKey.COSIGNATURE).filter(l -> l.signature().length > 8);
    if (line.isEmpty()) {
      return OptionalLong.empty();
    }
    byte[] timed = line.get().signature();
    long time = ByteBuffer.wrap(timed).getLong();
    boolean valid =
        time >= 0
            && key.verification()
                .verifies(cosigned(time), Arrays.copyOfRange(timed, 8, timed.length));
    return valid ? OptionalLong.of(time) : OptionalLong.empty();
  }

  private Optional<Line> find(NoteKey key, byte type) {
    return lines.stream()
        .filter(line -> line.name().equals(key.name()))
        .filter(line -> Arrays.equals(line.hint(), key.hint(type)))
        .findFirst();
  }

  private byte[] body() {
    return checkpoint.body().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] cosigned(long time) {
    return ("cosignature/v1\ntime " + time + "\n" + checkpoint.body())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static RecordRefused refused(String seen) {
    return new RecordRefused("PTL-LOG-002", "checkpoint", seen, "a signed note");
  }
}
