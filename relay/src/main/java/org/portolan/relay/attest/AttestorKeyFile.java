package org.portolan.relay.attest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.epoch.EntrySignatures;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.KeyFile;
import org.portolan.record.cose.PrivateFile;
import org.portolan.record.cose.SigningKey;

/**
 * An attestor's key in a file that its owner alone may read, for evaluation: Ed25519 as any {@link
 * KeyFile}; for a lane that ends at a contract a line with the COSE number of ES256K and a line
 * with the secret, 64 hexadecimal digits.
 */
public final class AttestorKeyFile {
  private AttestorKeyFile() {}

  /**
   * The keys of one attestor, as a lane needs them.
   *
   * @param entries how the epoch lists them, the one that its signatures are listed under first
   * @param approval signs what is put into the epoch log and the directory
   */
  public record LaneKey(
      List<AttestorEntry> entries,
      StatementSigner signer,
      Function<byte[], SignaturePart> approval) {
    public AttestorEntry entry() {
      return entries.get(0);
    }
  }

  /**
   * Reads the key, or makes one where there is none.
   *
   * @param contract that the lane ends at, if it ends at one
   */
  public static LaneKey loadOrCreate(
      Path file, String organisation, Optional<Eip712Domain> contract) {
    return loadOrCreate(file, organisation, new AttestationScheme(List.of(), contract));
  }

  /**
   * As the other, with a key for each algorithm that is demanded: the second in {@code FILE.2}, and
   * so on.
   */
  public static LaneKey loadOrCreate(Path file, String organisation, AttestationScheme scheme) {
    if (scheme.eip712().isPresent()) {
      EthereumKey key = secp256k1(file);
      return new LaneKey(
          List.of(new AttestorEntry(key.address(), organisation, "eip712", Optional.empty())),
          StatementSigner.eip712(key, scheme.eip712().get()),
          signed -> EntrySignatures.sign(key, signed));
    }
    List<SigningKey> keys = new ArrayList<>();
    for (long number : scheme.algorithms().isEmpty() ? List.of(-8L) : scheme.algorithms()) {
      Path at =
          keys.isEmpty() ? file : file.resolveSibling(file.getFileName() + "." + (keys.size() + 1));
      keys.add(KeyFile.loadOrCreate(at, Alg.ofNumber(number).orElseThrow()).numbered(number));
    }
    return new LaneKey(
        keys.stream()
            .map(
                key ->
                    new AttestorEntry(key.keyId(), organisation, "cose", Optional.of(key.spki())))
            .toList(),
        StatementSigner.cose(keys),
        signed -> EntrySignatures.sign(keys.get(0), signed));
  }

  private static EthereumKey secp256k1(Path file) {
    try {
      if (!Files.exists(file)) {
        PrivateFile.write(file, AttestationScheme.ES256K + "\n" + newSecret().hex() + "\n");
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      if (lines.size() != 2 || !lines.get(0).equals("" + AttestationScheme.ES256K)) {
        throw new IllegalArgumentException("no key on secp256k1");
      }
      return EthereumKey.of(Bytes32.of(Hex.decode(lines.get(1))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make the key file " + file, e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "not the key file of an attestor for a contract: "
              + file
              + "; restore it, or remove it to have another key made",
          e);
    }
  }

  /** All numbers of 255 bits but zero are below the group's order. */
  private static Bytes32 newSecret() {
    byte[] secret = new byte[Bytes32.LENGTH];
    do {
      new SecureRandom().nextBytes(secret);
      secret[0] &= 0x7f;
    } while (Bytes32.of(secret).isZero());
    return Bytes32.of(secret);
  }
}
