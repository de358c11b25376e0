package org.portolan.evidence.epoch;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.AttestorJson;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * The payload of one entry of an epoch log.
 *
 * @param number from 1, without a gap
 * @param before digest of the epoch that it follows; none for the first
 * @param fromHeight the first height of the ledger in this epoch
 * @param closes the last height of the epoch before, and the ledger's hash at it
 * @param organisations how many organisations of this epoch must sign the one that follows it
 */
public record Epoch(
    NetworkIdentity network,
    Bytes32 registry,
    long number,
    Optional<Bytes32> before,
    HashAlgorithm algorithm,
    long fromHeight,
    Optional<Pin> closes,
    Json.Obj ledger,
    List<AttestorEntry> attestors,
    long organisations) {
  public static final String FORMAT = "portolan.epoch.v1";
  static final int MAX_BYTES = 1 << 20;

  /** A height and what the ledger showed there: a block's hash, a checkpoint's digest. */
  public record Pin(long height, Bytes32 hash) {}

  public Epoch {
    attestors = List.copyOf(attestors);
  }

  /** The RFC 8785 form; its hash is the epoch's name. */
  public byte[] payload() {
    return Json.object(
            "format", Json.of(FORMAT),
            "network",
                Json.object("caip2", Json.of(network.caip2()), "genesis", hex(network.genesis())),
            "registry", hex(registry),
            "number", Json.of(number),
            "before", before.map(Epoch::hex).orElse(Json.NULL),
            "alg", Json.of(algorithm.label()),
            "fromHeight", Json.of(fromHeight),
            "closes",
                closes
                    .<Json>map(
                        pin ->
                            Json.object("height", Json.of(pin.height()), "hash", hex(pin.hash())))
                    .orElse(Json.NULL),
            "ledger", ledger,
            "attestors", Json.of(attestors.stream().map(AttestorJson::write).toList()),
            "organisations", Json.of(organisations))
        .canonical();
  }

  /** H of the payload: what statements name. */
  public Bytes32 digest() {
    return Sha256.hash(payload());
  }

  /** What attestors sign to put an epoch in force: no statement, and nothing else of ours. */
  static byte[] signedBytes(byte[] payload) {
    return Bytes.join("portolan:epoch:1\0".getBytes(StandardCharsets.US_ASCII), payload);
  }

  /**
   * @throws RecordRefused where the bytes are not one in its one form
   */
  public static Epoch read(byte[] payload) {
    Members in = Members.of("", CanonicalJson.parse(payload, MAX_BYTES));
    require(in.text("format").equals(FORMAT), "/format", "another format", FORMAT);
    Members network = in.object("network");
    try {
      Epoch epoch =
          new Epoch(
              new NetworkIdentity(network.text("caip2"), network.hash("genesis")),
              in.hash("registry"),
              in.number("number"),
              in.any("before") instanceof Json.Null
                  ? Optional.empty()
                  : Optional.of(in.hash("before")),
              HashAlgorithm.ofLabel(in.text("alg")),
              in.number("fromHeight"),
              in.optionalObject("closes").map(Epoch::pin),
              in.any("ledger") instanceof Json.Obj ledger ? ledger : Json.object(),
              in.list("attestors", AttestorJson::read),
              in.number("organisations"));
      network.end();
      in.end();
      epoch.check();
      return epoch;
    } catch (IllegalArgumentException e) {
      throw new RecordRefused("PTL-EPO-001", "/", String.valueOf(e.getMessage()), "an epoch");
    }
  }

  private static Pin pin(Members in) {
    Pin pin = new Pin(in.number("height"), in.hash("hash"));
    in.end();
    return pin;
  }

  /** An epoch that nobody could ever follow, or one organisation could end alone, is none. */
  private void check() {
    Set<Bytes32> ids = new HashSet<>();
    attestors.forEach(
        a -> require(ids.add(a.id()), "/attestors", a.id() + " twice", "each of them once"));
    long there = attestors.stream().map(AttestorEntry::organisation).distinct().count();
    require(
        organisations >= 1 && organisations <= there,
        "/organisations",
        organisations + " of " + there,
        "1 to " + there);
  }

  private static void require(boolean rule, String path, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused("PTL-EPO-001", path, seen, expected);
    }
  }

  /** As a trust file has it. */
  public TrustEpoch trust(Optional<Long> untilHeight) {
    return new TrustEpoch(digest(), algorithm, fromHeight, untilHeight, ledger, attestors);
  }

  private static Json hex(Bytes32 hash) {
    return Json.of(hash.hex());
  }
}
