package org.portolan.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.portolan.bench.edifact.EdifactThroughput;
import org.portolan.bench.edifact.FlatMemory;
import org.portolan.bench.edifact.WriteThroughput;
import org.portolan.bench.ethereum.EthereumProofs;
import org.portolan.bench.fabric.AnchoredBatches;
import org.portolan.bench.fabric.FabricViews;
import org.portolan.bench.record.AnchoredRecords;
import org.portolan.bench.record.InclusionProofs;
import org.portolan.bench.record.OpenedLog;
import org.portolan.bench.record.Signatures;
import org.portolan.bench.relay.AttestedRecords;
import org.portolan.bench.relay.OnePublishersEndings;
import org.portolan.bench.relay.RelayOverhead;
import org.portolan.bench.start.DirectoriesAvailable;
import org.portolan.bench.start.WholeProcess;
import org.portolan.bench.verify.VerifiedRecords;
import org.portolan.ethereum.AnchorLoad;
import org.portolan.ethereum.contract.GasTable;

/** The benchmarks there are. */
final class Benchmarks {
  private Benchmarks() {}

  static Bench all() {
    return new Bench()
        .with(
            "edifact",
            jmh(
                "messages/s on one core: read, validate and map a 4 KB INVOIC; StAEDI,"
                    + " EDIReader and Smooks on the same bytes",
                EdifactThroughput.class))
        .with(
            "directories",
            plain(
                "a new process: every directory at hand, one read, its first message; argument:"
                    + " runs",
                DirectoriesAvailable::run))
        .with(
            "ethereum",
            plain(
                "QBFT headers followed, receipt and storage proofs verified a second on one core;"
                    + " web3j's parts on the same bytes",
                EthereumProofs::run))
        .with(
            "fabric-views",
            plain(
                "signed views of two organisations verified a second on one core, by provider",
                FabricViews::run))
        .with(
            "fabric-batches",
            plain(
                "batches of 1,024 records anchored on a Fabric devnet, beside Fabric's own client;"
                    + " argument: batches",
                AnchoredBatches::run))
        .with(
            "log",
            plain(
                "a transparency log opened: entries/s and memory; argument: entries of each kind",
                OpenedLog::run))
        .with(
            "edifact-write",
            plain(
                "MB/s of one core from documents to EDIFACT; StAEDI's and Smooks' writers beside"
                    + " ours; argument: seconds of a round",
                WriteThroughput::run))
        .with(
            "memory",
            plain(
                "a 100 MB interchange in a heap of 128 MB: split, validated, mapped, answered,"
                    + " written",
                FlatMemory::run))
        .with(
            "proofs", jmh("inclusion proofs verified a second on one core", InclusionProofs.class))
        .with(
            "start", plain("serve, from its start to ready; memory when idle", WholeProcess::start))
        .with("cli", plain("each command without a server, from start to end", WholeProcess::cli))
        .with(
            "records",
            plain(
                "records/s sealed, kept, signed and anchored; arguments: sheaf size, records",
                AnchoredRecords::run))
        .with(
            "attested",
            plain(
                "records/s from their publisher to another log, attested by three; arguments: sheaf"
                    + " size, records, sealed",
                AttestedRecords::run))
        .with(
            "overhead",
            plain(
                "what a relay adds to the ledgers' own time; argument: batches",
                RelayOverhead::run))
        .with(
            "endings",
            plain(
                "a publisher of a million endings: what attestor and destination pay; argument:"
                    + " endings",
                OnePublishersEndings::run))
        .with(
            "gas",
            plain(
                "gas of each of the Ethereum registry's functions, from receipts of anvil",
                GasTable::run))
        .with(
            "anchors",
            plain(
                "anchoring transactions/s to anvil with a block a second; argument: seconds",
                AnchorLoad::run))
        .with(
            "signatures",
            plain("signatures verified and made a second, by provider", Signatures::run))
        .with(
            "verification",
            plain(
                "one record verified by its receiver, from the bundle's bytes to the answer, by"
                    + " kind of proof",
                VerifiedRecords::run));
  }

  /** Work that may fail. */
  private interface Work {
    void run(String[] arguments) throws Exception;
  }

  private static Bench.Benchmark plain(String what, Work work) {
    return new Bench.Benchmark() {
      @Override
      public String what() {
        return what;
      }

      @Override
      public void run(String[] arguments) throws Exception {
        work.run(arguments);
      }
    };
  }

  private static Bench.Benchmark jmh(String what, Class<?> benchmarks) {
    return plain(
        what,
        arguments ->
            new Runner(new OptionsBuilder().include(benchmarks.getName() + "\\.").build()).run());
  }
}
