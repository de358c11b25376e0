package org.portolan.evidence.directory;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.IssuerJson;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * The payload of one entry of a directory: an issuer as it stands from now on.
 *
 * @param number from 1, without a gap
 * @param before digest of the entry that it follows; none for the first
 * @param epoch the trust epoch whose organisations sign it
 */
public record DirectoryEntry(
    NetworkIdentity network,
    Bytes32 registry,
    long number,
    Optional<Bytes32> before,
    Bytes32 epoch,
    IssuerEntry issuer) {
  public static final String FORMAT = "portolan.directory-entry.v1";
  static final int MAX_BYTES = 1 << 20;

  /** The RFC 8785 form. */
  public byte[] payload() {
    return Json.object(
            "format", Json.of(FORMAT),
            "network",
                Json.object(
                    "caip2", Json.of(network.caip2()),
                    "genesis", Json.of(network.genesis().hex())),
            "registry", Json.of(registry.hex()),
            "number", Json.of(number),
            "before", before.<Json>map(hash -> Json.of(hash.hex())).orElse(Json.NULL),
            "epoch", Json.of(epoch.hex()),
            "issuer", IssuerJson.write(issuer))
        .canonical();
  }

  public Bytes32 digest() {
    return Sha256.hash(payload());
  }

  static byte[] signedBytes(byte[] payload) {
    return Bytes.join("portolan:directory:1\0".getBytes(StandardCharsets.US_ASCII), payload);
  }

  /**
   * @throws RecordRefused where the bytes are not one in its one form
   */
  public static DirectoryEntry read(byte[] payload) {
    Members in = Members.of("", CanonicalJson.parse(payload, MAX_BYTES));
    if (!in.text("format").equals(FORMAT)) {
      throw new RecordRefused("PTL-DIR-001", "/format", "another format", FORMAT);
    }
    Members network = in.object("network");
    try {
      DirectoryEntry entry =
          new DirectoryEntry(
              new NetworkIdentity(network.text("caip2"), network.hash("genesis")),
              in.hash("registry"),
              in.number("number"),
              in.any("before") instanceof Json.Null
                  ? Optional.empty()
                  : Optional.of(in.hash("before")),
              in.hash("epoch"),
              IssuerJson.read("/issuer", in.any("issuer")));
      network.end();
      in.end();
      return entry;
    } catch (IllegalArgumentException e) {
      throw new RecordRefused("PTL-DIR-001", "/", String.valueOf(e.getMessage()), "an entry");
    }
  }
}
