package org.portolan.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Manifest;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordLeaf;
import org.portolan.record.RecordStatus;
import org.portolan.record.RecordTree;
import org.portolan.record.TradeRecord;

/** Records that an issuer signed though they break a rule: every hash and signature is right. */
final class FalseRecords {
  private final World world;
  private final List<byte[]> encoded = new ArrayList<>(Documents.whole().encoded());

  FalseRecords(World world) {
    this.world = world;
  }

  World unsortedSet() {
    replace("\"A-17\"", "\"A-19\"");
    return sealed();
  }

  World leafBesideItsManifest() {
    replace("/settlement/exchangeRate", "/settlement/exchangeRatf");
    return sealed();
  }

  World unsortedLeaves() {
    Collections.swap(encoded, 3, 4);
    return sealed();
  }

  World shortManifest() {
    List<String> pointers = new ArrayList<>(Documents.whole().manifest().pointers());
    pointers.remove(pointers.size() - 1);
    encoded.set(0, new Manifest(pointers).encode());
    return sealed();
  }

  World falseCount() {
    replace("\"/consignment/items\",\"count\",\"2\"", "\"/consignment/items\",\"count\",\"3\"");
    return sealed();
  }

  World amountWithoutCurrency() {
    replace(",\"USD\"]", "]");
    return sealed();
  }

  private void replace(String old, String now) {
    for (int i = 1; i < encoded.size(); i++) {
      String text = new String(encoded.get(i), StandardCharsets.UTF_8);
      encoded.set(i, text.replace(old, now).getBytes(StandardCharsets.UTF_8));
    }
  }

  private World sealed() {
    List<RecordLeaf> leaves = new ArrayList<>();
    for (int i = 0; i < encoded.size(); i++) {
      byte[] salt = Arrays.copyOf(Keys.secret("salt " + i).toByteArray(), 16);
      leaves.add(new RecordLeaf(i, salt, encoded.get(i)));
    }
    RecordTree tree = RecordTree.ofLeaves(HashAlgorithm.SHA256, leaves);
    RecordHeader header =
        new RecordHeader(
            HashAlgorithm.SHA256,
            world.origin,
            Documents.FORM.id(),
            Keys.secret("record false"),
            1,
            World.ISSUED,
            RecordStatus.ASSERTED,
            leaves.size(),
            Bytes32.ZERO,
            tree.root());
    return new World(world.issuer, new TradeRecord(header, tree));
  }
}
