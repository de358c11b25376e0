package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.ethereum.finality.QbftFollower;
import org.portolan.evidence.ethereum.finality.QbftHead;
import org.portolan.evidence.ethereum.finality.QbftHeader;
import org.portolan.evidence.ethereum.finality.QbftProof;
import org.portolan.evidence.ethereum.finality.QbftRule;
import org.portolan.evidence.ethereum.finality.ValidatorContract;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.RecordRefused;

/**
 * The headers that bring a verifier from a checkpoint to the blocks that matter, found by following
 * them as the verifier will. Where headers may be left out it jumps as far as the trusted
 * validators' seals carry, halving what is too far; else it takes every one. A proof of the
 * validator contract goes in where a header is not accepted without.
 */
final class QbftPath {
  private static final int REMEMBERED = QbftProof.MAX_HEADERS;

  private final QbftNode node;
  private final Map<Long, byte[]> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > REMEMBERED;
        }
      };

  QbftPath(QbftNode node) {
    this.node = node;
  }

  /**
   * @param blocks that shall be final by the proof
   */
  synchronized QbftProof to(long... blocks) {
    QbftRule rule = node.rule();
    try {
      return new Walk(rule).to(LongStream.of(blocks).sorted().toArray());
    } catch (RecordRefused e) {
      // What was remembered may be what a node that lied had told.
      known.clear();
      throw new LedgerRefused(Refusal.of(e));
    }
  }

  /** A header that is not remembered is asked for. */
  private byte[] header(long number) {
    return known.computeIfAbsent(number, node::header);
  }

  private byte[] bare(long number) {
    return QbftHeader.decode(header(number)).bare();
  }

  /** One way from the checkpoint. */
  private final class Walk {
    private final QbftRule rule;
    private final QbftFollower follower;
    private final TreeMap<Long, byte[]> taken = new TreeMap<>();
    private final Map<Long, StateProof> states = new HashMap<>();

    Walk(QbftRule rule) {
      this.rule = rule;
      this.follower = new QbftFollower(rule);
    }

    QbftProof to(long[] blocks) {
      long checkpoint = rule.checkpoint().number();
      long first = Math.min(blocks[0], checkpoint);
      long last = Math.max(blocks[blocks.length - 1], checkpoint);
      long many = (rule.skip().isPresent() ? checkpoint : last) - first + 1;
      if (many > QbftProof.MAX_HEADERS) {
        throw tooFar(many);
      }
      for (long number = first; number <= checkpoint; number++) {
        taken.put(number, bare(number));
      }
      QbftHead head = follower.begin(QbftHeader.decode(taken.get(checkpoint)));
      for (long block : blocks) {
        while (head.accepted().number() < block) {
          head = step(head, Math.max(block, head.linked().number() + 1));
        }
      }
      if (taken.size() > QbftProof.MAX_HEADERS) {
        throw tooFar(taken.size());
      }
      return new QbftProof(new ArrayList<>(taken.values()), states);
    }

    private QbftHead step(QbftHead head, long block) {
      long next = head.linked().number() + 1;
      long to = rule.skip().isPresent() ? block : next;
      while (to > next) {
        try {
          return take(head, to, Optional.empty());
        } catch (RecordRefused tooFar) {
          to = head.linked().number() + (to - head.linked().number()) / 2;
        }
      }
      return toTheNext(head, next);
    }

    private QbftHead toTheNext(QbftHead head, long number) {
      Optional<ValidatorContract> contract = rule.contract().filter(c -> number >= c.fromBlock());
      try {
        return take(head, number, Optional.empty());
      } catch (RecordRefused e) {
        StateProof state = node.validators(contract.orElseThrow(() -> e), number - 1);
        return take(head, number, Optional.of(state));
      }
    }

    private QbftHead take(QbftHead head, long number, Optional<StateProof> state) {
      byte[] header = header(number);
      QbftHead next = follower.next(head, QbftHeader.decode(header), state);
      taken.put(number, header);
      state.ifPresent(proof -> states.put(number, proof));
      return next;
    }
  }

  private static LedgerRefused tooFar(long headers) {
    return new LedgerRefused(
        Refusal.of(
            "PTL-EVM-017",
            "checkpoint",
            headers + " headers",
            "at most " + QbftProof.MAX_HEADERS + " from the checkpoint on"));
  }
}
