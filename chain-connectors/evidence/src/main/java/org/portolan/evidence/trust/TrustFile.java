package org.portolan.evidence.trust;

import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Sha256;
import org.portolan.record.json.Json;

/**
 * A trust file: everything that a verifier believes before it looks at a proof.
 *
 * @param asOf when it was written, UTC seconds
 */
public record TrustFile(
    long asOf,
    List<Network> networks,
    List<Lane> lanes,
    List<Json> policies,
    List<FormRules> forms) {
  public static final String FORMAT = "portolan.trust.v1";
  public static final int MAX_BYTES = 16 << 20;

  public TrustFile {
    networks = List.copyOf(networks);
    lanes = List.copyOf(lanes);
    policies = List.copyOf(policies);
    forms = List.copyOf(forms);
  }

  public record Network(NetworkIdentity identity, List<Registry> registries) {
    public Network {
      registries = List.copyOf(registries);
    }
  }

  public record Registry(Bytes32 id, List<TrustEpoch> epochs, List<IssuerEntry> directory) {
    public Registry {
      epochs = List.copyOf(epochs);
      directory = List.copyOf(directory);
    }

    public Optional<TrustEpoch> epochAt(long height) {
      return epochs.stream().filter(epoch -> epoch.covers(height)).findFirst();
    }

    public Optional<TrustEpoch> epoch(Bytes32 digest) {
      return epochs.stream().filter(epoch -> epoch.digest().equals(digest)).findFirst();
    }

    public Optional<IssuerEntry> issuer(IssuerIdentity issuer) {
      return directory.stream().filter(entry -> entry.issuer().equals(issuer)).findFirst();
    }

    public Optional<IssuerEntry> issuer(Bytes32 issuerId) {
      return directory.stream().filter(entry -> entry.issuer().id().equals(issuerId)).findFirst();
    }
  }

  /** A lane that this file knows, and the contract that its EIP-712 signatures are bound to. */
  public record Lane(Bytes32 id, Optional<Eip712Domain> eip712) {}

  public record Eip712Domain(long chainId, byte[] contract) {}

  /**
   * @param mandatory pointers that a record must have; {@code *} stands for each index
   * @param sets pointers of arrays whose elements are sorted
   */
  public record FormRules(Form form, List<String> mandatory, List<String> sets) {
    public FormRules {
      mandatory = List.copyOf(mandatory);
      sets = List.copyOf(sets);
    }
  }

  public static TrustFile decode(byte[] bytes) {
    return TrustReader.read(bytes);
  }

  public byte[] encode() {
    return TrustWriter.write(this).canonical();
  }

  public Optional<Registry> registry(NetworkIdentity network, Bytes32 registry) {
    return networks.stream()
        .filter(known -> known.identity().equals(network))
        .flatMap(known -> known.registries().stream())
        .filter(known -> known.id().equals(registry))
        .findFirst();
  }

  public Optional<Lane> lane(Bytes32 id) {
    return lanes.stream().filter(lane -> lane.id().equals(id)).findFirst();
  }

  /** The policy document whose RFC 8785 form has this hash. */
  public Optional<Json> policy(Bytes32 digest) {
    return policies.stream()
        .filter(policy -> Sha256.hash(policy.canonical()).equals(digest))
        .findFirst();
  }

  public Optional<FormRules> form(Form form) {
    return forms.stream().filter(known -> known.form().equals(form)).findFirst();
  }
}
