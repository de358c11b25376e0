package org.portolan.fabric;

import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.portolan.fabric.peer.Account;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.Peers;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.Bytes32;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.registry.CommandCall;

/** Puts a registry's settings in force: who may do what, and what the channel is called. */
final class Configuration {
  private static final int MAX_BYTES = 1 << 16;

  private static final int TRIES = 20;
  private static final long PAUSE_MILLIS = 500;

  private Configuration() {}

  /** What became of it: in force, or agreed to by one more organisation. */
  enum Result {
    IN_FORCE,
    OTHERS_HAVE_TO_AGREE
  }

  /**
   * @param rules anchor, deliver, govern, governors and privateRecognitions; format, network and
   *     registry are added, as the channel gives them
   */
  static Result put(FabricSettings settings, Account account, byte[] rules, Clock clock) {
    List<Peer> peers =
        settings.endpoints().stream().map(endpoint -> new Peer(endpoint, account)).toList();
    try (Peers all = new Peers(peers)) {
      Connection connection = new Connection(all, settings.channel(), settings.chaincode(), clock);
      byte[] document = document(settings, FabricLedger.genesis(connection), rules);
      Submission submission = new Submission(connection, false);
      PreparedBytes.Endorsed endorsed = endorsed(submission, document);
      submission.submit(endorsed);
      for (int tries = 0; tries < 30; tries++) {
        if (submission.awaitCommit(endorsed.id(), 2_000)) {
          return endorsed.answer().length == 0 ? Result.IN_FORCE : Result.OTHERS_HAVE_TO_AGREE;
        }
      }
      throw new LedgerUnavailable("the settings are in no block yet", null);
    }
  }

  /** Peers take a moment to tell one another that they have a chaincode that is new. */
  private static PreparedBytes.Endorsed endorsed(Submission submission, byte[] document) {
    for (int tries = 1; ; tries++) {
      try {
        return submission.endorse(new CommandCall("configure", document));
      } catch (LedgerUnavailable e) {
        if (tries == TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("stopped while the settings were put in force", e);
    }
  }

  private static byte[] document(FabricSettings settings, Bytes32 genesis, byte[] rules) {
    SortedMap<String, Json> members =
        new TreeMap<>(((Json.Obj) CanonicalJson.parse(rules, MAX_BYTES)).members());
    members.put("format", Json.of("portolan.fabric-registry.v1"));
    members.put(
        "network",
        Json.object("caip2", Json.of(settings.network()), "genesis", Json.of(genesis.hex())));
    members.put("registry", Json.of(settings.channel() + "/" + settings.chaincode()));
    return new Json.Obj(members).canonical();
  }
}
