package org.portolan.relay;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.StatementQuorum;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.ledger.Ledger;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.relay.attest.Attestor;

/**
 * From a registry of one network to a registry of another, under a policy.
 *
 * @param epoch the trust epoch that the attestors sign under
 * @param eip712 the contract that signatures of kind {@code eip712} are bound to, as the lane of
 *     the trust file says; without it none of them counts
 */
public record Lane(
    Ledger source,
    Ledger destination,
    Policy policy,
    TrustEpoch epoch,
    List<Attestor> attestors,
    LaneRules rules,
    Optional<Eip712Domain> eip712) {
  public Lane {
    attestors = List.copyOf(attestors);
  }

  public Lane(
      Ledger source,
      Ledger destination,
      Policy policy,
      TrustEpoch epoch,
      List<Attestor> attestors,
      LaneRules rules) {
    this(source, destination, policy, epoch, attestors, rules, Optional.empty());
  }

  public Lane(
      Ledger source,
      Ledger destination,
      Policy policy,
      TrustEpoch epoch,
      List<Attestor> attestors) {
    this(source, destination, policy, epoch, attestors, LaneRules.STANDARD);
  }

  public Lane under(LaneRules others) {
    return new Lane(source, destination, policy, epoch, attestors, others, eip712);
  }

  public Lane boundTo(Eip712Domain contract) {
    return new Lane(source, destination, policy, epoch, attestors, rules, Optional.of(contract));
  }

  public Bytes32 id() {
    return Identifiers.lane(
        source.network().id(),
        source.registry(),
        destination.network().id(),
        destination.registry(),
        policy.digest());
  }

  /** Whether a signature is valid, by an attestor of the epoch; the destination asks again. */
  public boolean counts(SignaturePart signature, Statement statement) {
    return StatementQuorum.signs(statement, signature, epoch, policy.scheme(eip712));
  }

  /** Whose attestor signed, as the epoch says. */
  Optional<String> organisation(SignaturePart signature) {
    return epoch.attestor(signature.attestor()).map(AttestorEntry::organisation);
  }

  /** As a person would write it. */
  public String name() {
    return source.network().caip2() + " -> " + destination.network().caip2();
  }
}
