package org.portolan.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.fabric.config.ChannelConfig;
import org.portolan.fabric.peer.ChannelReader;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;

/**
 * The configuration blocks of a channel, as a peer has them; whether one is to be believed is asked
 * of its seals. Each block names the configuration that it was made under, so that they are found
 * from the newest backwards.
 */
final class ConfigBlocks {
  private final ChannelReader reader;

  private ConfigBlocks(ChannelReader reader) {
    this.reader = reader;
  }

  /** The one that follows a configuration; empty where that is still the newest. */
  static Optional<byte[]> after(Connection connection, long sequence) {
    return connection.ask(peer -> new ConfigBlocks(connection.reader(peer)).after(sequence));
  }

  private Optional<byte[]> after(long sequence) throws PeerFailed {
    byte[] block = reader.ask("cscc", "GetConfigBlock", reader.channel()).value();
    ChannelConfig config = ChannelConfig.read(block);
    while (config.sequence() > sequence + 1) {
      block = block(madeUnder(config.header().number() - 1));
      ChannelConfig before = ChannelConfig.read(block);
      if (before.sequence() != config.sequence() - 1) {
        throw lied("sequence " + before.sequence() + " before " + config.sequence());
      }
      config = before;
    }
    return config.sequence() == sequence + 1 ? Optional.of(block) : Optional.empty();
  }

  /** The number of the configuration block that a block was made under. */
  private long madeUnder(long number) throws PeerFailed {
    try {
      byte[] seals =
          Block.parseFrom(block(number))
              .getMetadata()
              .getMetadata(BlockMetadataIndex.SIGNATURES_VALUE)
              .toByteArray();
      return OrdererBlockMetadata.parseFrom(Metadata.parseFrom(seals).getValue())
          .getLastConfig()
          .getIndex();
    } catch (InvalidProtocolBufferException e) {
      throw lied("metadata of block " + number + " that is none");
    }
  }

  private byte[] block(long number) throws PeerFailed {
    return reader
        .find("qscc", "GetBlockByNumber", reader.channel(), Long.toString(number))
        .orElseThrow(() -> new LedgerUnavailable("no block " + number, null));
  }

  private LedgerRefused lied(String seen) {
    return new LedgerRefused(
        Refusal.of(
            "PTL-FBP-001",
            reader.peer().endpoint().address(),
            seen,
            "each configuration block after the one before"));
  }
}
