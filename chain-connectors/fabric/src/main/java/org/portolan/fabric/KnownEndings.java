package org.portolan.fabric;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.portolan.evidence.Refusal;
import org.portolan.fabric.peer.Answer;
import org.portolan.fabric.peer.ChannelReader;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.registry.EndingHistory;
import org.portolan.registry.EndingPage;

/** The endings of one publisher as one peer told them, each with the block that it is in. */
final class KnownEndings {
  private static final int TRANSACTION_BITS = 24;

  private final Bytes32 publisher;
  private final String chaincode;
  private final EndingHistory history = new EndingHistory(HashAlgorithm.SHA256);
  private EndingRegister latest = EndingRegister.empty(HashAlgorithm.SHA256);

  KnownEndings(Bytes32 publisher, String chaincode) {
    this.publisher = publisher;
    this.chaincode = chaincode;
  }

  /** Reads on to what the peer has now; endings that do not lead to its head are refused. */
  void readOn(ChannelReader reader) throws PeerFailed {
    EndingPage page;
    do {
      long known = latest.status().endings();
      List<byte[]> input =
          Stream.of(EndingPage.GET_ENDINGS, publisher.hex(), Long.toString(known))
              .map(text -> text.getBytes(StandardCharsets.UTF_8))
              .toList();
      Answer answer = reader.ask(chaincode, input);
      page = EndingPage.ofAnswer(answer.value());
      if (page.all() < known) {
        throw lied(page.all() + " endings", "at least " + known + ", which it had told before");
      }
      ReadVersions versions = ReadVersions.of(answer.signedPayload(), chaincode);
      for (Ending ending : page.endings()) {
        long number = latest.status().endings() + 1;
        ReadVersions.Version at = versions.of(EndingPage.key(publisher, number));
        latest = latest.with(ending);
        history.add(ending, position(at.block()) + at.transaction(), latest);
      }
    } while (latest.status().endings() < page.all() && !page.endings().isEmpty());
    if (latest.status().endings() != page.all() || !latest.status().head().equals(page.head())) {
      throw lied("endings that lead to another head", "the endings of the head that it tells");
    }
  }

  List<Ending> before(long asOfHeight) {
    return history.before(position(asOfHeight + 1));
  }

  EndingRegister at(long asOfHeight) {
    return history.at(position(asOfHeight + 1));
  }

  private static long position(long block) {
    return block << TRANSACTION_BITS;
  }

  private static LedgerRefused lied(String said, String expected) {
    return new LedgerRefused(Refusal.of("PTL-FBP-001", "endings", said, expected));
  }
}
