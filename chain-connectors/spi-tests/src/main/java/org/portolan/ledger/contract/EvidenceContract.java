package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refused;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Command;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/** What a ledger proves, and that nothing else passes for it. */
interface EvidenceContract extends ContractPart {
  private Anchor anchoredAmongOthers() {
    Anchor anchor = on().anchored(1, "a");
    on().anchored(2, "b");
    on().anchored(3, "c");
    return anchor;
  }

  private void assertRefused(Evidence forged, Anchor anchor, Optional<Bytes32> c, String what) {
    assertThat(on().judged(forged, anchor, c)).as(what).isInstanceOf(Refused.class);
  }

  private static Evidence with(Evidence e, byte[] data) {
    return new Evidence(e.kind(), e.claim(), e.height(), e.time(), data);
  }

  @Test
  default void evidence_of_an_anchor_verifies_and_proves_no_other() {
    on().needs(Capability.PROVE_EXISTED);
    Anchor a = anchoredAmongOthers();
    Evidence evidence = on().source().prove(a, Claim.EXISTED, Optional.empty());
    Bytes32 z = ForeignSource.hash("z");

    assertThat(on().judged(evidence, a, Optional.empty())).isInstanceOf(Proven.class);
    for (Anchor other :
        List.of(
            new Anchor(z, 1, a.root(), 2, a.position(), a.anchorHash()),
            new Anchor(a.publisher(), 2, a.root(), 2, a.position(), a.anchorHash()),
            new Anchor(a.publisher(), 1, z, 2, a.position(), a.anchorHash()),
            new Anchor(a.publisher(), 1, a.root(), 3, a.position(), a.anchorHash()),
            new Anchor(a.publisher(), 1, a.root(), 2, a.position(), z))) {
      assertRefused(evidence, other, Optional.empty(), other.toString());
    }
  }

  @Test
  default void evidence_with_any_one_byte_changed_is_refused() {
    on().needs(Capability.PROVE_EXISTED);
    Anchor anchor = anchoredAmongOthers();
    assertNoByteMayChange(
        on().source().prove(anchor, Claim.EXISTED, Optional.empty()), anchor, Optional.empty());
  }

  @Test
  default void evidence_of_a_current_record_with_any_one_byte_changed_is_refused() {
    on().needs(Capability.PROVE_CURRENT);
    Anchor anchor = anchoredAmongOthers();
    on().done(new Command.End(on().publisher(), new Ending(ForeignSource.hash("x"), Bytes32.ZERO)));
    Optional<Bytes32> c = Optional.of(ForeignSource.hash("c"));
    assertNoByteMayChange(on().source().prove(anchor, Claim.CURRENT, c), anchor, c);
  }

  private void assertNoByteMayChange(Evidence evidence, Anchor anchor, Optional<Bytes32> c) {
    assertThat(on().judged(evidence, anchor, c)).isInstanceOf(Proven.class);
    for (int at = 0; at < evidence.data().length; at++) {
      byte[] changed = evidence.data().clone();
      changed[at] ^= (byte) (1 << at % 8);
      assertRefused(with(evidence, changed), anchor, c, "byte " + at);
    }
  }

  @Test
  default void evidence_that_is_cut_or_has_bytes_after_it_is_refused() {
    on().needs(Capability.PROVE_EXISTED);
    Anchor anchor = anchoredAmongOthers();
    Evidence evidence = on().source().prove(anchor, Claim.EXISTED, Optional.empty());

    for (int length = 0; length <= evidence.data().length + 3; length++) {
      if (length != evidence.data().length) {
        byte[] cut = Arrays.copyOf(evidence.data(), length);
        assertRefused(with(evidence, cut), anchor, Optional.empty(), "length " + length);
      }
    }
  }

  @Test
  default void evidence_says_its_own_height_time_and_claim_and_no_other() {
    on().needs(Capability.PROVE_EXISTED);
    Anchor anchor = anchoredAmongOthers();
    Evidence e = on().source().prove(anchor, Claim.EXISTED, Optional.empty());
    Optional<Bytes32> c = Optional.of(ForeignSource.hash("c"));

    assertRefused(
        new Evidence(e.kind(), e.claim(), e.height() + 1, e.time(), e.data()),
        anchor,
        Optional.empty(),
        "another height");
    assertRefused(
        new Evidence(e.kind(), e.claim(), e.height(), e.time() + 1, e.data()),
        anchor,
        Optional.empty(),
        "another time");
    assertRefused(
        new Evidence(e.kind(), Claim.CURRENT, e.height(), e.time(), e.data()),
        anchor,
        c,
        "a claim that it does not carry");
  }

  @Test
  default void a_record_is_proven_current_until_it_is_ended() {
    on().needs(Capability.PROVE_CURRENT);
    Anchor anchor = on().anchored(1, "a");
    Optional<Bytes32> c = Optional.of(ForeignSource.hash("c"));
    Source source = on().source();
    assertThat(on().judged(source.prove(anchor, Claim.CURRENT, c), anchor, c))
        .isInstanceOf(Proven.class);

    on().done(new Command.End(on().publisher(), new Ending(c.get(), Bytes32.ZERO)));

    assertThat(on().judged(source.prove(anchor, Claim.CURRENT, c), anchor, c))
        .isInstanceOf(Refused.class);
  }
}
