package org.portolan.ethereum.contract;

import java.util.List;
import java.util.Optional;
import org.portolan.ethereum.node.Anvil;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/** What it costs to believe peers of two organisations, and issuers, instead of attestors. */
final class ViewGas {
  private static final int MANY = 50;
  private static final int BATCH = 1_024;

  private final ViewLane lane;

  private ViewGas(ViewLane lane) {
    this.lane = lane;
  }

  static void run(Anvil anvil) throws Exception {
    DeployedRegistry registry = new DeployedRegistry(anvil, RegistryArtifact.VIEWS);
    new ViewGas(ViewLane.open(anvil, registry)).views();
    ViewLane whole = ViewLane.open(anvil, new DeployedRegistry(anvil, RegistryArtifact.VIEWS));
    TestBatch sheaf = whole.batch(1, MANY);
    whole.accept(whole.views(1, sheaf));
    GasTable.line(
        "recognize 50 in one call, a whole sheaf, its issuer checked, each",
        GasTable.gas(whole.recognize(sheaf, 0)) / MANY,
        "");
  }

  private void views() throws Exception {
    TestBatch batch = lane.batch(BATCH, 1);
    line("take peers' views of a batch and of endings, a publisher's first", lane.views(1, batch));
    line("take peers' views of a batch and of endings, any later one", lane.views(2, some()));
    TestViews alone = lane.views(3, some());
    alone.endings = Optional.empty();
    line("  of a batch alone", alone);
    line("renew all records of a publisher by peers' views", lane.views());
    Ending ending = new Ending(TestBatch.word(lane.random), Bytes32.ZERO);
    GasTable.line(
        "renew with 1 new ending, the first", GasTable.gas(lane.end(List.of(ending))), "");
    GasTable.line(
        "recognize one record of a batch of 1,024, its issuer checked",
        GasTable.gas(lane.recognize(batch, 517)),
        "");
  }

  private TestBatch some() throws Exception {
    return lane.batch(3, 1);
  }

  private void line(String what, TestViews views) throws Exception {
    GasTable.line(what, GasTable.gas(lane.accept(views)), "");
  }
}
