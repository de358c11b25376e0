package org.portolan.evidence.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.ethereum.kit.AnchoredBatch;
import org.portolan.evidence.fabric.kit.CapturedChannel;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;

/** Places and evidence in the words of whoever looks for them on the ledger. */
class WordsTest {
  private static NetworkIdentity network(String caip2) {
    return new NetworkIdentity(caip2, Bytes32.ZERO);
  }

  @Test
  void a_chains_place_is_a_block_a_transaction_in_it_and_a_log_of_that() {
    assertThat(Place.of(network("eip155:1"), Position.ofBlock(17, 3, 2)))
        .containsExactly(
            new Fact("block", "17"),
            new Fact("transaction in the block", "3"),
            new Fact("log of the transaction", "2"));
    assertThat(Place.hash(network("eip155:1"), Bytes32.ZERO).label())
        .isEqualTo("hash of the block");
  }

  @Test
  void a_logs_place_is_an_entry() {
    assertThat(Place.of(network("tlog:a"), Position.ofIndex(4)))
        .containsExactly(new Fact("entry", "4"));
  }

  @Test
  void a_family_that_is_not_known_keeps_its_own_spelling() {
    assertThat(Place.of(network("other:a"), Bytes32.ZERO))
        .containsExactly(new Fact("position", Bytes32.ZERO.hex()));
  }

  @Test
  void evidence_of_a_chain_tells_its_headers_its_seals_and_the_way_to_the_receipt() {
    AnchoredBatch batch = new AnchoredBatch();

    assertThat(EvidenceWords.of(batch.existed(batch.existedData())))
        .contains(
            new Fact("claims", "existed, as of height 3"),
            new Fact("block headers", "4 headers, from block 0 to block 3"))
        .extracting(Fact::label)
        .containsExactly(
            "claims", "block headers", "seals of validators on the last", "receipt", "size");
    assertThat(EvidenceWords.of(batch.current(batch.currentData(AnchoredBatch.CURRENT))))
        .extracting(Fact::label)
        .contains("state");
  }

  @Test
  void evidence_of_a_channel_tells_whose_peers_signed_and_what_travels_along() {
    CapturedChannel.Collected collected = CapturedChannel.collected("existed");
    byte[] whole = collected.data(true, true).encode();

    assertThat(
            EvidenceWords.of(
                new Evidence("fabric", Claim.EXISTED, collected.tip(), collected.time(), whole)))
        .contains(
            new Fact("view signed by peers of", "CustomsMSP and PortMSP"),
            new Fact("seals of orderers on its block", "3"))
        .extracting(Fact::label)
        .contains("block headers", "transaction that anchored it");
    assertThat(
            EvidenceWords.of(
                new Evidence(
                    "fabric",
                    Claim.EXISTED,
                    collected.tip(),
                    collected.time(),
                    collected.data(false, false).encode())))
        .extracting(Fact::label)
        .doesNotContain("transaction that anchored it", "seals of orderers on its block");
  }

  @Test
  void what_cannot_be_read_is_said_to_be_so() {
    for (String kind : new String[] {"tlog", "eip155", "fabric"}) {
      assertThat(EvidenceWords.of(new Evidence(kind, Claim.EXISTED, 1, 2, new byte[] {1})))
          .extracting(Fact::label)
          .contains("not readable", "size");
    }
  }
}
