package org.portolan.ethereum.contract;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;

/**
 * The endings between the status that a contract keeps and the one of a statement, or the last of
 * them: the contract applies them backwards from the newer head.
 *
 * @param start the head before the first of these endings
 */
public record StatusChange(
    PublisherStatus status, PublisherStatus kept, Bytes32 start, List<Ending> endings) {
  /** The status is the one that is kept. */
  public static final byte[] NONE = new byte[0];

  public StatusChange {
    endings = List.copyOf(endings);
  }

  /** A publisher's first status here: its three values, where anything has ended. */
  public static byte[] first(PublisherStatus status) {
    return status.equals(PublisherStatus.NONE) ? NONE : opening(status);
  }

  /** All endings between the two at once. */
  public static StatusChange whole(
      PublisherStatus status, PublisherStatus kept, List<Ending> endings) {
    return new StatusChange(status, kept, kept.head(), endings);
  }

  public byte[] packed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(opening(status));
    out.writeBytes(opening(kept));
    out.writeBytes(start.toByteArray());
    for (Ending ending : endings) {
      out.writeBytes(ending.commitment().toByteArray());
      out.writeBytes(ending.successor().toByteArray());
    }
    return out.toByteArray();
  }

  /** u64 endings, head, map: what a status is the hash of. */
  static byte[] opening(PublisherStatus status) {
    return Bytes.join(
        BigEndian.u64(status.endings()), status.head().toByteArray(), status.map().toByteArray());
  }
}
