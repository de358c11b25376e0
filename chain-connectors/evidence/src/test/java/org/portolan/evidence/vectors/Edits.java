package org.portolan.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.portolan.record.json.Json;

/** Changes at one place of a JSON document, the place given as in {@code networks/0/caip2}. */
final class Edits {
  private Edits() {}

  static Json.Obj set(Json.Obj document, String path, Json value) {
    return (Json.Obj) edit(document, path.split("/"), 0, old -> value);
  }

  static Json.Obj change(Json.Obj document, String path, UnaryOperator<Json> change) {
    return (Json.Obj) edit(document, path.split("/"), 0, change);
  }

  /** The member or element left out. */
  static Json.Obj remove(Json.Obj document, String path) {
    return set(document, path, null);
  }

  static Json get(Json document, String path) {
    Json at = document;
    for (String step : path.split("/")) {
      at =
          at instanceof Json.Arr array
              ? array.items().get(Integer.parseInt(step))
              : ((Json.Obj) at).members().get(step);
    }
    return at;
  }

  private static Json edit(Json at, String[] path, int depth, UnaryOperator<Json> change) {
    if (depth == path.length) {
      return change.apply(at);
    }
    if (at instanceof Json.Arr array) {
      int index = Integer.parseInt(path[depth]);
      List<Json> items = new ArrayList<>(array.items());
      Json next = edit(items.get(index), path, depth + 1, change);
      if (next == null) {
        items.remove(index);
      } else {
        items.set(index, next);
      }
      return new Json.Arr(items);
    }
    var members = new TreeMap<>(((Json.Obj) at).members());
    Json next = edit(members.get(path[depth]), path, depth + 1, change);
    if (next == null) {
      members.remove(path[depth]);
    } else {
      members.put(path[depth], next);
    }
    return new Json.Obj(members);
  }

  static String text(Json document) {
    return new String(document.canonical(), StandardCharsets.UTF_8);
  }
}
