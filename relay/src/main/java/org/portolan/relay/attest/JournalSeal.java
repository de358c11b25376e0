package org.portolan.relay.attest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.evidence.Refusal;
import org.portolan.record.Base64Url;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.VerificationKey;

/**
 * What holds an attestor's journal together: each line ends with the hash of all before it and the
 * attestor's signature on that hash, so that nobody else can write one.
 */
final class JournalSeal {
  private static final byte[] CONTEXT =
      "portolan:attestor-journal:1\0".getBytes(StandardCharsets.US_ASCII);

  private final Signer key;
  private final Map<Bytes32, byte[]> known;
  private Bytes32 chain = Bytes32.ZERO;

  /**
   * @param former public keys, SubjectPublicKeyInfo DER, that lines were signed with before the
   *     present one
   */
  JournalSeal(Signer key, List<byte[]> former) {
    this.key = key;
    this.known =
        Stream.concat(Stream.of(key.spki()), former.stream())
            .collect(Collectors.toMap(Identifiers::key, Function.identity(), (a, b) -> a));
  }

  /** The line as it is written; {@link #take} once it is on disk. */
  String seal(String text) {
    Bytes32 link = link(text);
    byte[] signature = CoseSign1.signDetached(key, Bytes.join(CONTEXT, link.toByteArray()));
    return text + " " + link.hex() + " " + Base64Url.encode(signature);
  }

  void take(String text) {
    chain = link(text);
  }

  private Bytes32 link(String text) {
    return Sha256.hash(chain.toByteArray(), text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The cells of a line that was written.
   *
   * @throws IllegalStateException where it is not the one that the attestor wrote there
   */
  String[] open(String line, long number) {
    String[] cells = line.split(" ");
    if (cells.length != JournalLine.CELLS + 2) {
      throw broken(number, cells.length + " cells", JournalLine.CELLS + 2 + " cells");
    }
    String text = line.substring(0, line.length() - cells[10].length() - cells[11].length() - 2);
    Bytes32 link = link(text);
    if (!link.hex().equals(cells[10])) {
      throw broken(number, cells[10], "the hash " + link.hex() + " of it and all before it");
    }
    if (!isSigned(link, cells[11])) {
      throw broken(number, "no signature of this attestor", "one of " + known.keySet());
    }
    chain = link;
    return cells;
  }

  private boolean isSigned(Bytes32 link, String signature) {
    try {
      CoseSign1 cose = CoseSign1.parse(Base64Url.decode(signature));
      Optional<Alg> alg = Alg.ofNumber(cose.algNumber());
      byte[] spki = known.get(cose.kid());
      return alg.isPresent()
          && spki != null
          && cose.verifiesDetached(
              VerificationKey.of(alg.get(), spki), Bytes.join(CONTEXT, link.toByteArray()));
    } catch (RecordRefused | IllegalArgumentException e) {
      return false;
    }
  }

  private static IllegalStateException broken(long number, String seen, String expected) {
    return new IllegalStateException(
        Refusal.of("PTL-ATT-014", "line " + number, seen, expected).toString());
  }
}
