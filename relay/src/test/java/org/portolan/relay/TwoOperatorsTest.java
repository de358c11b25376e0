package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Source;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.StatusStatement;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;
import org.portolan.relay.attest.Attestor.Answer;
import org.portolan.relay.attest.AttestorJournal;
import org.portolan.relay.attest.AttestorKeyFile;
import org.portolan.relay.attest.LocalAttestor;

/** Where a ledger proves nothing, an attestor signs what nodes of two operators say alike. */
class TwoOperatorsTest {
  private static final Bytes32 LANE = Sha256.hash("lane".getBytes());
  private static final Bytes32 EPOCH = Sha256.hash("epoch".getBytes());

  @TempDir Path folder;

  /** A node that has this status of everybody. */
  private record Node(String name, PublisherStatus status) implements Source {
    @Override
    public Head head() {
      return new Head(9, Bytes32.ZERO, 0);
    }

    @Override
    public Optional<Anchor> anchor(Bytes32 publisher, long ordinal, long asOfHeight) {
      return Optional.empty();
    }

    @Override
    public Ended ended(Bytes32 publisher, long asOfHeight, long afterEndings) {
      return new Ended(status, List.of());
    }

    @Override
    public BitProof statusProof(Bytes32 publisher, Bytes32 commitment, long asOfHeight) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
      throw new UnsupportedOperationException("it proves nothing");
    }
  }

  private static final class ProvesNothing implements EvidenceVerifier {
    @Override
    public String kind() {
      return "eip155";
    }

    @Override
    public boolean proves(TrustEpoch epoch) {
      return false;
    }

    @Override
    public Verdict verify(Evidence evidence, Expectation expected, TrustEpoch epoch) {
      throw new UnsupportedOperationException("nothing is asked for");
    }
  }

  private Answer asked(Source first, Source second) {
    StatusStatement statement =
        new StatusStatement(
            LANE,
            EPOCH,
            Bytes32.ZERO,
            PublisherStatus.NONE.digest(),
            9,
            Clock.systemUTC().instant().getEpochSecond());
    AttestorKeyFile.LaneKey key =
        AttestorKeyFile.loadOrCreate(folder.resolve("key"), "bank", Optional.empty());
    LocalAttestor.Charge charge =
        new LocalAttestor.Charge(
            LANE,
            new NetworkIdentity("eip155:1", Bytes32.ZERO),
            Bytes32.ZERO,
            () -> new TrustFile.Registry(Bytes32.ZERO, List.of(epoch(key.entry())), List.of()),
            Policy.of(Json.object("organisations", Json.of(2))),
            new ProvesNothing(),
            AttestationScheme.COSE);
    try (AttestorJournal journal =
        new AttestorJournal(folder.resolve("journal"), SigningKey.generate(Alg.ED25519))) {
      return new LocalAttestor(
              "bank", key.signer(), charge, first, second, journal, Clock.systemUTC())
          .attest(statement, PublisherStatus.NONE);
    }
  }

  private static TrustEpoch epoch(AttestorEntry attestor) {
    return new TrustEpoch(
        EPOCH, HashAlgorithm.SHA256, 0, Optional.empty(), Json.object(), List.of(attestor));
  }

  private static void declined(Answer answer, String code) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Declined.class, no -> assertThat(no.refusal().code()).isEqualTo(code));
  }

  @Test
  void two_that_tell_the_same_are_enough() {
    assertThat(asked(node("one", PublisherStatus.NONE), node("two", PublisherStatus.NONE)))
        .isInstanceOf(Answer.Signed.class);
  }

  @Test
  void one_operators_node_asked_twice_is_not() {
    declined(
        asked(node("one", PublisherStatus.NONE), node("one", PublisherStatus.NONE)), "PTL-ATT-020");
  }

  @Test
  void two_that_differ_are_not() {
    PublisherStatus other = new PublisherStatus(1, Bytes32.ZERO, Bytes32.ZERO);

    declined(asked(node("one", PublisherStatus.NONE), node("two", other)), "PTL-ATT-006");
  }

  private static Node node(String name, PublisherStatus status) {
    return new Node(name, status);
  }
}
