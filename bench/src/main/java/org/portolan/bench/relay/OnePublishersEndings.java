package org.portolan.bench.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.bench.time.Percentiles;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.StatusStatement;
import org.portolan.record.cbor.CborWriter;
import org.portolan.registry.EndingHistory;

/**
 * A publisher that has ended a million records: what an attestor pays to follow it and to sign once
 * more, and what a destination pays for what is new.
 */
public final class OnePublishersEndings {
  private static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;
  private static final int PART = 1_000;

  private OnePublishersEndings() {}

  /** {@code [endings]} */
  public static void run(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    long empty = heap();
    EndingHistory history = new EndingHistory(ALGORITHM);
    EndingRegister register = EndingRegister.empty(ALGORITHM);
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      Ending ending = ending(i);
      register = register.with(ending);
      history.add(ending, i, register);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    long held = heap() - empty;
    System.out.printf(
        "%,d endings followed by an attestor's reader: %.1f s (%,.0f/s), %,d bytes in memory"
            + " each%n",
        count, seconds, count / seconds, held / count);
    Percentiles status = new Percentiles();
    Percentiles proof = new Percentiles();
    for (int i = 0; i < 20_000; i++) {
      long one = System.nanoTime();
      PublisherStatus now = history.at(count).status();
      status.add(System.nanoTime() - one);
      Bytes32 fresh = Sha256.hash(("record " + i).getBytes());
      one = System.nanoTime();
      BitProof absent = register.proof(fresh);
      boolean holds = absent.root(ALGORITHM, fresh).equals(Optional.of(now.map()));
      proof.add(System.nanoTime() - one);
      if (!holds) {
        throw new IllegalStateException("a proof of the benchmark's own does not hold");
      }
    }
    System.out.println("to tell its status once more: " + status.said());
    System.out.println(
        "a proof that a record is not among them, made and verified ("
            + register.proof(ending(count + 1).commitment()).siblings().size()
            + " siblings): "
            + proof.said());
    destination(register, count);
  }

  /** What travels, and what is hashed, for the endings since the status that is kept. */
  private static void destination(EndingRegister register, int count) {
    for (int fresh : new int[] {0, 1, PART}) {
      List<Ending> endings = new ArrayList<>();
      EndingRegister after = register;
      for (int i = 0; i < fresh; i++) {
        Ending ending = ending(count + i);
        endings.add(ending);
        after = after.with(ending);
      }
      Percentiles times = new Percentiles();
      for (int i = 0; i < 2_000; i++) {
        long begin = System.nanoTime();
        Bytes32 head = register.status().head();
        for (Ending ending : endings) {
          head = ending.headAfter(head);
        }
        times.add(System.nanoTime() - begin);
        if (!head.equals(after.status().head())) {
          throw new IllegalStateException("the benchmark's own endings do not lead to their head");
        }
      }
      System.out.printf(
          "a renewal with %,d new endings: %,d bytes to the destination, their head checked in"
              + " %s%n",
          fresh, size(after, endings), times.said());
    }
  }

  private static int size(EndingRegister after, List<Ending> endings) {
    CborWriter out = new CborWriter();
    StatusStatement s =
        new StatusStatement(
            Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO, after.status().digest(), 1, 1);
    CommandCodec.write(out, new Command.AcceptStatus(s, List.of(), after.status(), endings));
    return out.toByteArray().length;
  }

  private static Ending ending(int number) {
    return new Ending(
        Sha256.hash(new byte[] {1}, Integer.toString(number).getBytes()), Bytes32.ZERO);
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
