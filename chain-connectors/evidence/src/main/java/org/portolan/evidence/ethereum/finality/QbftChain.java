package org.portolan.evidence.ethereum.finality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.record.RecordRefused;

/**
 * A proof's headers from the first to the last, around the checkpoint: what is before it is final
 * because its hash leads there, what is after it by its seals.
 */
final class QbftChain {
  /** Clocks differ, but no block is from the future. */
  private static final long MAX_AHEAD = 300;

  private final QbftRule rule;
  private final QbftProof proof;
  private final long now;

  QbftChain(QbftRule rule, QbftProof proof, long now) {
    this.rule = rule;
    this.proof = proof;
    this.now = now;
  }

  FinalBlocks finalBlocks() {
    List<QbftHeader> headers = proof.headers().stream().map(QbftHeader::decode).toList();
    int start = checkpoint(headers);
    List<FinalBlock> blocks = new ArrayList<>();
    for (int i = 0; i < start; i++) {
      headers.get(i).requireBare();
      requireParent(headers.get(i), headers.get(i + 1));
      blocks.add(headers.get(i).block());
    }
    blocks.addAll(followed(headers.subList(start, headers.size())));
    return new FinalBlocks(blocks);
  }

  private int checkpoint(List<QbftHeader> headers) {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i).number() == rule.checkpoint().number()) {
        return i;
      }
    }
    throw new RecordRefused(
        "PTL-QBF-012",
        "headers",
        headers.size() + " headers without it",
        "the checkpoint, block " + rule.checkpoint().number());
  }

  private static void requireParent(QbftHeader parent, QbftHeader child) {
    if (child.number() != parent.number() + 1 || !child.parentHash().equals(parent.hash())) {
      throw child.refused("PTL-QBF-008", "parent " + child.parentHash().hex(), parent.hash().hex());
    }
  }

  private List<FinalBlock> followed(List<QbftHeader> headers) {
    QbftFollower follower = new QbftFollower(rule);
    QbftHead head = follower.begin(headers.get(0));
    if (headers.size() > 1 && now - head.accepted().time() > rule.trustingPeriod()) {
      throw headers
          .get(0)
          .refused(
              "PTL-QBF-011",
              "a checkpoint of " + head.accepted().time(),
              "one of the " + rule.trustingPeriod() + " seconds before " + now);
    }
    Map<Long, StateProof> unused = new HashMap<>(proof.states());
    List<FinalBlock> accepted = new ArrayList<>(List.of(head.accepted()));
    List<FinalBlock> linked = new ArrayList<>();
    for (QbftHeader header : headers.subList(1, headers.size())) {
      boolean follows = header.number() == head.linked().number() + 1;
      head = follower.next(head, header, Optional.ofNullable(unused.remove(header.number())));
      if (!follows) {
        linked.clear();
      }
      linked.add(header.block());
      if (head.accepted().equals(header.block())) {
        accepted.addAll(linked);
        linked.clear();
      }
    }
    if (!unused.isEmpty()) {
      throw new RecordRefused(
          "PTL-QBF-010", "states", "states before " + unused.keySet(), "states before headers");
    }
    if (head.accepted().time() > now + MAX_AHEAD) {
      throw new RecordRefused(
          "PTL-QBF-013", "headers", "time " + head.accepted().time(), "not after " + now);
    }
    return accepted;
  }
}
