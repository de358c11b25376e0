package org.portolan.record.bundle;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.BatchStatement;
import org.portolan.record.Ending;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordLeaf;
import org.portolan.record.RecordRefused;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/** From bytes to a {@link Bundle}, member by member. */
final class BundleReader {
  private BundleReader() {}

  static Bundle read(byte[] bytes) {
    Members in = Members.of("", CanonicalJson.parse(bytes, Bundle.MAX_BYTES));
    require(in.text("format").equals(Bundle.FORMAT), "/format", in.text("format"), Bundle.FORMAT);
    Bundle bundle;
    try {
      bundle =
          new Bundle(
              HashAlgorithm.ofLabel(in.text("alg")),
              names(in.object("names")),
              in.base64("header"),
              leaves(in),
              sheaf(in.object("sheaf")),
              batch(in.object("batch")),
              in.list("evidence", BundleReader::evidence),
              in.list("statements", BundleReader::statement),
              in.optionalObject("recognition").map(BundleReader::recognition));
    } catch (IllegalArgumentException e) {
      throw new RecordRefused("PTL-BUN-001", "/", String.valueOf(e.getMessage()), "a bundle");
    }
    in.end();
    return bundle;
  }

  private static Names names(Members in) {
    Names names =
        new Names(
            network(in.object("network")),
            issuer(in.object("issuer")),
            form(in.object("form")),
            in.optionalObject("lane").map(BundleReader::lane));
    in.end();
    return names;
  }

  private static NetworkIdentity network(Members in) {
    NetworkIdentity network = new NetworkIdentity(in.text("caip2"), in.hash("genesis"));
    in.end();
    return network;
  }

  private static IssuerIdentity issuer(Members in) {
    IssuerIdentity issuer = new IssuerIdentity(in.text("scheme"), in.text("value"));
    in.end();
    return issuer;
  }

  private static Form form(Members in) {
    Form form = new Form(in.text("kind"), in.hash("schema"));
    in.end();
    return form;
  }

  private static Names.LaneNames lane(Members in) {
    Names.LaneNames lane =
        new Names.LaneNames(
            network(in.object("destinationNetwork")),
            in.hash("destinationRegistry"),
            in.hash("policy"));
    in.end();
    return lane;
  }

  private static List<Bundle.DisclosedLeaf> leaves(Members in) {
    List<Bundle.DisclosedLeaf> leaves = new ArrayList<>();
    long before = -1;
    for (Bundle.DisclosedLeaf leaf : in.list("leaves", BundleReader::leaf)) {
      require(
          leaf.leaf().index() > before,
          "/leaves",
          "index " + leaf.leaf().index(),
          "indices in order, none of them twice");
      before = leaf.leaf().index();
      leaves.add(leaf);
    }
    return leaves;
  }

  private static Bundle.DisclosedLeaf leaf(String path, Json item) {
    Members in = Members.of(path, item);
    long index = in.number("i");
    require(index <= 1 << 20, path + "/i", "index " + index, "an index up to 2^20");
    Bundle.DisclosedLeaf leaf =
        new Bundle.DisclosedLeaf(
            new RecordLeaf((int) index, in.base64("salt"), in.base64("entry")), in.hashes("path"));
    in.end();
    return leaf;
  }

  private static Bundle.SheafPart sheaf(Members in) {
    Bundle.SheafPart sheaf =
        new Bundle.SheafPart(
            in.number("count"), in.number("i"), in.hashes("path"), in.base64("cose"));
    in.end();
    return sheaf;
  }

  private static Bundle.BatchPart batch(Members in) {
    Bundle.BatchPart batch =
        new Bundle.BatchPart(
            in.base64("leaf"),
            in.number("i"),
            in.hashes("path"),
            in.hash("root"),
            in.number("count"),
            in.hash("registry"),
            in.hash("publisher"),
            in.number("ordinal"),
            in.hash("position"),
            in.hash("anchorHash"));
    in.end();
    return batch;
  }

  private static Bundle.EvidencePart evidence(String path, Json item) {
    Members in = Members.of(path, item);
    Bundle.EvidencePart evidence =
        new Bundle.EvidencePart(
            in.text("kind"),
            in.text("claim"),
            in.number("height"),
            in.number("time"),
            in.base64("data"));
    in.end();
    return evidence;
  }

  private static StatementPart statement(String path, Json item) {
    Members in = Members.of(path, item);
    PublisherStatus status = status(in.object("status"));
    Statement statement =
        switch (in.text("type")) {
          case "batch" ->
              new BatchStatement(
                  in.hash("lane"),
                  in.hash("epoch"),
                  in.hash("publisher"),
                  in.number("ordinal"),
                  in.hash("position"),
                  in.hash("anchorHash"),
                  in.hash("root"),
                  in.number("count"),
                  status.digest(),
                  in.number("asOfHeight"),
                  in.number("asOfTime"));
          case "status" ->
              new StatusStatement(
                  in.hash("lane"),
                  in.hash("epoch"),
                  in.hash("publisher"),
                  status.digest(),
                  in.number("asOfHeight"),
                  in.number("asOfTime"));
          default -> throw in.wrong("type", "batch or status");
        };
    StatementPart part =
        new StatementPart(
            statement,
            status,
            in.list("signatures", BundleReader::signature),
            in.optionalObject("proof").map(BundleReader::proof));
    in.end();
    return part;
  }

  private static PublisherStatus status(Members in) {
    PublisherStatus status =
        new PublisherStatus(in.number("endings"), in.hash("head"), in.hash("map"));
    in.end();
    return status;
  }

  private static StatementPart.SignaturePart signature(String path, Json item) {
    Members in = Members.of(path, item);
    StatementPart.SignaturePart signature =
        new StatementPart.SignaturePart(
            in.hash("attestor"), in.text("kind"), in.base64("signature"));
    in.end();
    return signature;
  }

  private static StatementPart.MapProof proof(Members in) {
    StatementPart.MapProof proof =
        new StatementPart.MapProof(
            in.hashes("path"), in.optionalObject("leaf").map(BundleReader::ending));
    in.end();
    return proof;
  }

  private static Ending ending(Members in) {
    Ending ending = new Ending(in.hash("commitment"), in.hash("successor"));
    in.end();
    return ending;
  }

  private static Bundle.RecognitionPart recognition(Members in) {
    Bundle.RecognitionPart recognition =
        new Bundle.RecognitionPart(
            in.hash("registry"), in.hash("position"), in.hash("anchorHash"), in.base64("evidence"));
    in.end();
    return recognition;
  }

  private static void require(boolean rule, String where, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused("PTL-BUN-001", where, seen, expected);
    }
  }
}
