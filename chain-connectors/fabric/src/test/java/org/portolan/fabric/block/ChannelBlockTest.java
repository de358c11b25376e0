package org.portolan.fabric.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Position;
import org.portolan.record.Sha256;

/** Blocks as peers give them. */
class ChannelBlockTest {
  private static final int VALID = 0;
  private static final int MVCC_READ_CONFLICT = 11;

  private static ByteString envelope(String id, String chaincode) {
    ChaincodeEvent event =
        ChaincodeEvent.newBuilder()
            .setChaincodeId(chaincode)
            .setTxId(id)
            .setEventName("Told")
            .build();
    ChaincodeActionPayload action =
        ChaincodeActionPayload.newBuilder()
            .setAction(
                ChaincodeEndorsedAction.newBuilder()
                    .setProposalResponsePayload(
                        ProposalResponsePayload.newBuilder()
                            .setExtension(
                                ChaincodeAction.newBuilder()
                                    .setEvents(event.toByteString())
                                    .build()
                                    .toByteString())
                            .build()
                            .toByteString()))
            .build();
    Payload payload =
        Payload.newBuilder()
            .setHeader(
                Header.newBuilder()
                    .setChannelHeader(
                        ChannelHeader.newBuilder()
                            .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                            .setTxId(id)
                            .setTimestamp(Timestamp.newBuilder().setSeconds(1_795_000_000L))
                            .build()
                            .toByteString()))
            .setData(
                Transaction.newBuilder()
                    .addActions(TransactionAction.newBuilder().setPayload(action.toByteString()))
                    .build()
                    .toByteString())
            .build();
    return Envelope.newBuilder().setPayload(payload.toByteString()).build().toByteString();
  }

  private static Block block(List<ByteString> envelopes, int... codes) {
    byte[] filter = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) {
      filter[i] = (byte) codes[i];
    }
    byte[][] all = envelopes.stream().map(ByteString::toByteArray).toArray(byte[][]::new);
    return Block.newBuilder()
        .setHeader(
            BlockHeader.newBuilder()
                .setNumber(7)
                .setPreviousHash(ByteString.copyFrom(new byte[32]))
                .setDataHash(ByteString.copyFrom(Sha256.hash(all).toByteArray())))
        .setData(BlockData.newBuilder().addAllData(envelopes))
        .setMetadata(
            BlockMetadata.newBuilder()
                .addMetadata(ByteString.EMPTY)
                .addMetadata(ByteString.EMPTY)
                .addMetadata(ByteString.copyFrom(filter)))
        .build();
  }

  private static void refused(Block block) {
    assertThatThrownBy(() -> ChannelBlock.read(block))
        .isInstanceOfSatisfying(
            LedgerRefused.class,
            e -> assertThat(e.refusal()).extracting(Refusal::code).isEqualTo("PTL-FBP-001"));
  }

  @Test
  void only_what_counted_tells_and_only_of_its_own_chaincode() {
    ChannelBlock block =
        ChannelBlock.read(
            block(
                List.of(envelope("a", "registry"), envelope("b", "registry"), envelope("c", "x")),
                VALID,
                MVCC_READ_CONFLICT,
                VALID));

    assertThat(block.transactions().get(0).told("registry")).isPresent();
    assertThat(block.transactions().get(1).told("registry")).isEmpty();
    assertThat(block.transactions().get(1).codeName()).isEqualTo("MVCC_READ_CONFLICT");
    assertThat(block.transactions().get(2).told("registry")).isEmpty();
    assertThat(block.position(block.transaction("b").orElseThrow()))
        .isEqualTo(Position.ofBlock(7, 1, 0));
    assertThat(block.time()).isEqualTo(1_795_000_000L);
  }

  @Test
  void a_block_whose_envelopes_are_not_those_of_its_header_is_refused() {
    Block good = block(List.of(envelope("a", "registry")), VALID);

    refused(
        good.toBuilder()
            .setData(BlockData.newBuilder().addData(envelope("b", "registry")))
            .build());
  }

  @Test
  void a_block_that_does_not_say_which_transactions_counted_is_refused() {
    refused(block(List.of(envelope("a", "registry"))));
    refused(block(List.of(envelope("a", "registry")), VALID, VALID));
  }

  @Test
  void an_envelope_that_cannot_be_read_tells_nothing_and_takes_no_other_down() {
    ByteString broken = ByteString.copyFrom("no envelope".getBytes(StandardCharsets.UTF_8));
    ChannelBlock block =
        ChannelBlock.read(block(List.of(broken, envelope("b", "registry")), 2, VALID));

    assertThat(block.transactions().get(0).told("registry")).isEmpty();
    assertThat(block.transactions().get(1).told("registry")).isPresent();
  }
}
