package org.portolan.evidence.vectors;

import org.portolan.record.BatchStatement;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.json.Json;

/** Statements in the JSON shape of the vectors. */
final class Statements {
  private Statements() {}

  static Json.Obj json(Statement statement) {
    return switch (statement) {
      case BatchStatement s ->
          Json.object(
              "type", Json.of("batch"),
              "lane", Vectors.hex(s.lane()),
              "epoch", Vectors.hex(s.epoch()),
              "publisher", Vectors.hex(s.publisher()),
              "ordinal", Json.of(s.ordinal()),
              "position", Vectors.hex(s.position()),
              "anchorHash", Vectors.hex(s.anchorHash()),
              "root", Vectors.hex(s.root()),
              "count", Json.of(s.count()),
              "status", Vectors.hex(s.status()),
              "asOfHeight", Json.of(s.asOfHeight()),
              "asOfTime", Json.of(s.asOfTime()));
      case StatusStatement s ->
          Json.object(
              "type", Json.of("status"),
              "lane", Vectors.hex(s.lane()),
              "epoch", Vectors.hex(s.epoch()),
              "publisher", Vectors.hex(s.publisher()),
              "status", Vectors.hex(s.status()),
              "asOfHeight", Json.of(s.asOfHeight()),
              "asOfTime", Json.of(s.asOfTime()));
    };
  }
}
