package org.portolan.evidence.ethereum.finality;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * Follows a QBFT chain header by header.
 *
 * <p>In header mode a header lists its validators. It is accepted when all its seals are theirs, at
 * least two thirds of them sealed, and more than half of those trusted so far are among them; then
 * the list is trusted. In contract mode it lists nobody, and its validators are those that the
 * contract names in the state of the block before, which must have been accepted; where no proof of
 * that state is given, those that the contract named last.
 *
 * <p>Seals hold no chain id: headers of another chain with the same validators are sealed as well.
 * So every header names the hash of the one before, back to the checkpoint, unless the epoch says
 * why they may be left out.
 */
public final class QbftFollower {
  private final QbftRule rule;

  public QbftFollower(QbftRule rule) {
    this.rule = rule;
  }

  /** Begins at the checkpoint, without seals: its hash is pinned and says all else. */
  public QbftHead begin(QbftHeader checkpoint) {
    QbftRule.Checkpoint pinned = rule.checkpoint();
    if (checkpoint.number() != pinned.number() || !checkpoint.hash().equals(pinned.hash())) {
      throw checkpoint.refused(
          "PTL-QBF-012", checkpoint.hash().hex(), "block " + pinned.number() + " " + pinned.hash());
    }
    checkpoint.requireBare();
    List<Bytes32> listed = checkpoint.listed();
    if (listed.isEmpty()) {
      requireMode(checkpoint, true);
      return QbftHead.accepted(checkpoint.block(), pinned.validators(), true);
    }
    requireMode(checkpoint, false);
    return QbftHead.accepted(
        checkpoint.block(), Optional.of(Validators.of(checkpoint.path(), listed)), false);
  }

  /**
   * The head with one header more.
   *
   * @param state a proof of the validator contract in the state of the block before, or empty
   * @throws RecordRefused if the header breaks a rule; the head before stays as good as it was
   */
  public QbftHead next(QbftHead head, QbftHeader header, Optional<StateProof> state) {
    boolean linked = requireLink(head, header);
    boolean byContract = header.listed().isEmpty();
    requireMode(header, byContract);
    if (byContract) {
      Validators validators = byContract(head, header, state);
      header.signers(validators);
      return QbftHead.accepted(header.block(), Optional.of(validators), true);
    }
    if (state.isPresent()) {
      throw header.refused("PTL-QBF-010", "a proof of a validator contract", "none in header mode");
    }
    Validators validators = Validators.of(header.path(), header.listed());
    Set<Bytes32> signers = header.signers(validators);
    if (head.validators().filter(trusted -> trusted.majorityIn(signers)).isPresent()) {
      return QbftHead.accepted(header.block(), Optional.of(validators), false);
    }
    if (!linked) {
      throw header.refused(
          "PTL-QBF-007",
          "seals of too few trusted validators",
          "seals of more than half of them, or the headers in between");
    }
    return head.linkedTo(header.block());
  }

  private boolean requireLink(QbftHead head, QbftHeader header) {
    FinalBlock before = head.linked();
    boolean next = header.number() == before.number() + 1;
    boolean linked = next && header.parentHash().equals(before.hash());
    boolean skips = header.number() > before.number() + 1 && rule.skip().isPresent();
    if (!linked && !skips) {
      throw header.refused(
          "PTL-QBF-008",
          "number " + header.number() + ", parent " + header.parentHash().hex(),
          "the child of block " + before.number() + " " + before.hash().hex());
    }
    if (header.time() < before.time()) {
      throw header.refused(
          "PTL-QBF-013", "time " + header.time(), "not before its parent's " + before.time());
    }
    return linked;
  }

  /** A header lists nobody exactly where the epoch says that a contract names the validators. */
  private void requireMode(QbftHeader header, boolean byContract) {
    boolean demanded = rule.contract().filter(c -> header.number() >= c.fromBlock()).isPresent();
    if (byContract != demanded) {
      throw header.refused(
          "PTL-QBF-009",
          byContract ? "no list of validators" : "a list of validators",
          demanded ? "none: a contract names them" : "the validators who seal");
    }
  }

  private Validators byContract(QbftHead head, QbftHeader header, Optional<StateProof> state) {
    if (state.isPresent()) {
      if (head.accepted().number() != header.number() - 1) {
        throw header.refused(
            "PTL-QBF-010", "a proof in a state that is not accepted", "the block before, accepted");
      }
      return rule.contract().orElseThrow().validators(head.accepted().stateRoot(), state.get());
    }
    return head.validators()
        .filter(known -> head.byContract())
        .orElseThrow(
            () ->
                header.refused(
                    "PTL-QBF-010",
                    "no proof of the validator contract",
                    "one in the state before"));
  }
}
