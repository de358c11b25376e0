package org.portolan.ethereum;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.portolan.ethereum.contract.RegistryEvents;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandKey;
import org.portolan.record.BatchStatement;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.StatusStatement;

/**
 * What was done, under the key of its command.
 *
 * @param value tells one deed of a key from another; evidence and signatures are no part of it
 */
record Deed(CommandKey key, Bytes32 value) {
  static Deed of(Command command) {
    return new Deed(
        command.key(),
        switch (command) {
          case Command.AnchorBatch a -> batch(a.root(), a.count());
          case Command.End e -> e.ending().successor();
          case Command.AcceptBatch a -> batch(a.statement().root(), a.statement().count());
          case Command.AcceptStatus a -> a.statement().status();
          case Command.Recognize r -> r.proof().header().commitment();
          case Command.ChangeTrust t -> Sha256.hash(t.trustFile());
        });
  }

  /**
   * The deeds that an event tells of.
   *
   * @param epochs of the lane, any of which may have signed
   */
  static List<Deed> of(RegistryEvents event, List<Bytes32> epochs) {
    return switch (event) {
      case RegistryEvents.Anchored a ->
          List.of(of(new Command.AnchorBatch(a.publisher(), a.ordinal(), a.root(), a.count())));
      case RegistryEvents.Ended e -> List.of(of(new Command.End(e.publisher(), e.ending())));
      case RegistryEvents.BatchAccepted b -> List.of(accepted(b));
      case RegistryEvents.StatusAccepted s ->
          statuses(
              s.lane(), s.publisher(), s.status().digest(), s.asOfHeight(), s.asOfTime(), epochs);
      case RegistryEvents.Recognized r ->
          List.of(
              new Deed(
                  CommandKey.of(
                      "recognize",
                      r.lane().toByteArray(),
                      r.recordKey().toByteArray(),
                      BigEndian.u64(r.version())),
                  r.commitment()));
      case RegistryEvents.StatusRenewed s -> List.of();
      case RegistryEvents.StatusPartly s -> List.of();
      case RegistryEvents.EpochInForce e -> List.of();
    };
  }

  private static Deed accepted(RegistryEvents.BatchAccepted b) {
    Bytes32 zero = Bytes32.ZERO;
    BatchStatement statement =
        new BatchStatement(
            b.lane(),
            zero,
            b.publisher(),
            b.ordinal(),
            zero,
            zero,
            b.root(),
            b.count(),
            zero,
            0,
            0);
    return of(new Command.AcceptBatch(statement, List.of(), PublisherStatus.NONE, List.of()));
  }

  private static List<Deed> statuses(
      Bytes32 lane,
      Bytes32 publisher,
      Bytes32 status,
      long height,
      long time,
      List<Bytes32> epochs) {
    return epochs.stream()
        .map(
            epoch ->
                of(
                    new Command.AcceptStatus(
                        new StatusStatement(lane, epoch, publisher, status, height, time),
                        List.of(),
                        PublisherStatus.NONE,
                        List.of())))
        .toList();
  }

  private static Bytes32 batch(Bytes32 root, long count) {
    return Sha256.hash(
        "batch".getBytes(StandardCharsets.US_ASCII), root.toByteArray(), BigEndian.u32(count));
  }
}
