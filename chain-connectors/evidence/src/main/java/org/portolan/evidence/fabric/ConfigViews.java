package org.portolan.evidence.fabric;

import java.util.List;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.record.Bytes32;

/**
 * That peers of the organisations have a block: how far the ledger of each is, and the headers that
 * lead there. For ordering services of which one signature proves nothing.
 *
 * @param creator who asked: a SerializedIdentity
 * @param time UTC seconds at which
 * @param behind data hashes of the blocks behind the one in question
 */
public record ConfigViews(
    Challenge challenge, byte[] creator, long time, List<Tip> peers, List<Bytes32> behind) {
  public record Tip(byte[] endorser, byte[] payload, byte[] signature) {}

  public ConfigViews {
    peers = List.copyOf(peers);
    behind = List.copyOf(behind);
  }
}
