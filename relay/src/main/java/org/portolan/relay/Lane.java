package org.portolan.relay;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.StatementQuorum;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.Identifiers;
import org.portolan.record.RecordHeader;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.relay.attest.Attestor;

/**
 * From a registry of one network to a registry of another, under a policy.
 *
 * @param epochs of the source registry, in their order; what is said of a height is signed under
 *     the one in force there
 * @param eip712 the contract that signatures of kind {@code eip712} are bound to, as the lane of
 *     the trust file says; without it none of them counts
 * @param forms what kind of record each form is of, for the policy's rules by kind
 */
public record Lane(
    Ledger source,
    Ledger destination,
    Policy policy,
    List<TrustEpoch> epochs,
    List<Attestor> attestors,
    LaneRules rules,
    Optional<Eip712Domain> eip712,
    List<Form> forms) {
  public Lane {
    epochs = List.copyOf(epochs);
    attestors = List.copyOf(attestors);
    forms = List.copyOf(forms);
  }

  /** Whose policy has the same rules for every kind. */
  public Lane(
      Ledger source,
      Ledger destination,
      Policy policy,
      List<TrustEpoch> epochs,
      List<Attestor> attestors,
      LaneRules rules,
      Optional<Eip712Domain> eip712) {
    this(source, destination, policy, epochs, attestors, rules, eip712, List.of());
  }

  /** In one epoch. */
  public Lane(
      Ledger source,
      Ledger destination,
      Policy policy,
      TrustEpoch epoch,
      List<Attestor> attestors,
      LaneRules rules,
      Optional<Eip712Domain> eip712) {
    this(source, destination, policy, List.of(epoch), attestors, rules, eip712);
  }

  /** On a lane that no contract is at the end of. */
  public Lane(
      Ledger source,
      Ledger destination,
      Policy policy,
      TrustEpoch epoch,
      List<Attestor> attestors,
      LaneRules rules) {
    this(source, destination, policy, List.of(epoch), attestors, rules, Optional.empty());
  }

  /** The current epoch. */
  public TrustEpoch epoch() {
    return epochs.get(epochs.size() - 1);
  }

  /** The epoch in force at a height; none is if the source is said to be before the first. */
  public TrustEpoch epochAt(long height) {
    return epochs.stream()
        .filter(epoch -> epoch.covers(height))
        .findFirst()
        .orElseThrow(
            () ->
                new LedgerRefused(
                    Refusal.of(
                        "PTL-TRU-005",
                        "height " + height,
                        "no epoch",
                        "one from height " + epochs.get(0).fromHeight())));
  }

  public Bytes32 id() {
    return Identifiers.lane(
        source.network().id(),
        source.registry(),
        destination.network().id(),
        destination.registry(),
        policy.digest());
  }

  /**
   * Whether the destination checks the source's evidence itself, of records of every kind: then
   * nobody attests. A policy that wants both, by kind, is no such lane.
   */
  public boolean isNative() {
    return policy.recognition() == Policy.Recognition.NATIVE
        && policy.byKind().stream()
            .noneMatch(
                each ->
                    each.rules()
                        .recognition()
                        .filter(Policy.Recognition.ATTESTED::equals)
                        .isPresent());
  }

  /**
   * Whether nobody attests, and batches and statuses are accepted by what members of the source
   * sign.
   */
  public boolean takesViews() {
    return isNative() && destination.capabilities().can(Capability.ACCEPT_VIEWS);
  }

  /** Whether nobody attests, and each record comes with evidence of its own. */
  public boolean provesEachRecord() {
    return isNative() && !takesViews();
  }

  /** Whether some records come with evidence of their own. */
  public boolean provesSomeRecords() {
    return provesEachRecord()
        || policy.byKind().stream().anyMatch(each -> isNative(each.rules()))
            && destination.capabilities().can(Capability.RECOGNIZE_NATIVELY);
  }

  private static boolean isNative(Policy.Rules rules) {
    return rules.recognition().equals(Optional.of(Policy.Recognition.NATIVE));
  }

  /** Whether a record comes with evidence of its own, as its kind demands. */
  public boolean proves(RecordHeader header) {
    return provesEachRecord()
        || provesSomeRecords()
            && kind(header)
                .filter(kind -> policy.recognition(kind) == Policy.Recognition.NATIVE)
                .isPresent();
  }

  /** What such evidence must prove. */
  Claim claim(RecordHeader header) {
    return kind(header).map(policy::claim).orElse(policy.claim());
  }

  private Optional<String> kind(RecordHeader header) {
    return forms.stream()
        .filter(form -> form.id().equals(header.form()))
        .map(Form::kind)
        .findFirst();
  }

  /** Whether a signature is valid, by an attestor of the epoch; the destination asks again. */
  public boolean counts(SignaturePart signature, Statement statement) {
    return epochs.stream()
        .filter(epoch -> epoch.digest().equals(statement.epoch()))
        .anyMatch(
            epoch -> StatementQuorum.signs(statement, signature, epoch, policy.scheme(eip712)));
  }

  /** Whose attestor signed, as the statement's epoch says. */
  Optional<String> organisation(SignaturePart signature, Statement statement) {
    return epochs.stream()
        .filter(epoch -> epoch.digest().equals(statement.epoch()))
        .flatMap(epoch -> epoch.attestor(signature.attestor()).stream())
        .map(AttestorEntry::organisation)
        .findFirst();
  }

  /** As a person would write it. */
  public String name() {
    return source.network().caip2() + " -> " + destination.network().caip2();
  }
}
