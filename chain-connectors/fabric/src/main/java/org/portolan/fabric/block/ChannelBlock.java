package org.portolan.fabric.block;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.Position;
import org.portolan.record.Sha256;

/**
 * A block as a peer gave it. That its envelopes hash to its header is checked; which of them
 * counted is the peer's word alone.
 *
 * @param time of its last transaction, UTC seconds; 0 where none says one
 */
public record ChannelBlock(
    long number, Bytes32 hash, Bytes32 previous, long time, List<ChannelTransaction> transactions) {
  public ChannelBlock {
    transactions = List.copyOf(transactions);
  }

  public static ChannelBlock read(byte[] block) {
    try {
      return read(Block.parseFrom(block));
    } catch (InvalidProtocolBufferException e) {
      throw lied("bytes that are no block", "a block");
    }
  }

  public static ChannelBlock read(Block block) {
    long number = block.getHeader().getNumber();
    byte[][] envelopes =
        block.getData().getDataList().stream()
            .map(com.google.protobuf.ByteString::toByteArray)
            .toArray(byte[][]::new);
    if (!java.util.Arrays.equals(
        Sha256.hash(envelopes).toByteArray(), block.getHeader().getDataHash().toByteArray())) {
      throw lied("envelopes of another data hash, block " + number, "those of its header");
    }
    byte[] codes = codes(block, envelopes.length);
    List<ChannelTransaction> transactions = new ArrayList<>();
    for (int i = 0; i < envelopes.length; i++) {
      transactions.add(ChannelTransaction.read(envelopes[i], codes[i] & 0xff, number, i));
    }
    long time = transactions.stream().mapToLong(ChannelTransaction::time).reduce(0, (a, b) -> b);
    byte[] before = block.getHeader().getPreviousHash().toByteArray();
    return new ChannelBlock(
        number,
        BlockHash.of(block.getHeader()),
        before.length == Bytes32.LENGTH ? Bytes32.of(before) : Bytes32.ZERO,
        time,
        transactions);
  }

  /** The genesis block has no filter: its one transaction is the channel's configuration. */
  private static byte[] codes(Block block, int count) {
    int index = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
    byte[] codes =
        block.getMetadata().getMetadataCount() > index
            ? block.getMetadata().getMetadata(index).toByteArray()
            : new byte[0];
    if (codes.length == count) {
      return codes;
    }
    if (block.getHeader().getNumber() == 0) {
      return new byte[count];
    }
    throw lied(codes.length + " validation codes", count + ", one for each transaction");
  }

  public Optional<ChannelTransaction> transaction(String id) {
    return transactions.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  public Bytes32 position(ChannelTransaction transaction) {
    return Position.ofBlock(number, transaction.index(), 0);
  }

  private static LedgerRefused lied(String seen, String expected) {
    return new LedgerRefused(Refusal.of("PTL-FBP-001", "block", seen, expected));
  }
}
