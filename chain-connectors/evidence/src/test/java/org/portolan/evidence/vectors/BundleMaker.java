package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.portolan.record.Base64Url;
import org.portolan.record.Bytes32;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.json.Json;

/**
 * What the vectors of bundles are made from: one scene, its bundle with some leaves and with all.
 */
abstract class BundleMaker {

  static final List<Integer> SOME = List.of(0, 1, 2, 6, 9, 16);

  static final String SUBJECT = "bundle";

  final Scene scene = Scene.plain();
  final Json.Obj trust = Trusts.file(scene);
  final Json.Obj some;
  final Json.Obj whole;
  final Vectors out;

  BundleMaker(Vectors out) {
    this.out = out;
    this.some =
        json(scene.bundle(SOME, List.of(), List.of(scene.signed(scene.batchStatement(), true))));
    this.whole = json(scene.whole());
  }

  Json.Obj header(int at) {
    return b64(some, "header", at);
  }

  static Json.Obj b64(Json.Obj bundle, String path, int at) {
    return Edits.change(
        bundle,
        path,
        text ->
            Json.of(
                Base64Url.encode(
                    TreeVectors.changed(Base64Url.decode(((Json.Str) text).text()), at))));
  }

  static Json reversed(Json array) {
    List<Json> items = new ArrayList<>(((Json.Arr) array).items());
    Collections.reverse(items);
    return Json.of(items);
  }

  static Json firstTwice(Json array) {
    List<Json> items = new ArrayList<>(((Json.Arr) array).items());
    items.add(0, items.get(0));
    return Json.of(items);
  }

  static Json zero() {
    return Vectors.hex(Bytes32.ZERO);
  }

  static Json.Obj json(Bundle bundle) {
    return Scene.json(bundle.encode());
  }

  void accept(String name, Json.Obj bundle, Json.Obj trust, String state, int shown, int hidden) {
    accept(name, bundle, trust, state, shown, hidden, World.TIME + 30);
  }

  void accept(
      String name,
      Json.Obj bundle,
      Json.Obj trust,
      String state,
      int shown,
      int hidden,
      long time) {
    out.accepted(
        SUBJECT,
        name,
        name.replace('-', ' '),
        input(bundle, trust),
        answer(state, time, shown, hidden, List.of()));
  }

  static Object[] answer(String state, long time, int shown, int hidden, List<String> absent) {
    return new Object[] {
      "state",
      Json.of(state),
      "asOfTime",
      Json.of(time),
      "shown",
      Json.of(shown),
      "hidden",
      Json.of(hidden),
      "absent",
      Json.of(absent.stream().map(Json::of).toList())
    };
  }

  void refuse(int item, String name, Json.Obj bundle, Json.Obj trust, String code) {
    out.refused(SUBJECT, name, item, name.replace('-', ' '), input(bundle, trust), code);
  }

  void text(int item, String name, String text, String code) {
    out.refused(
        SUBJECT,
        name,
        item,
        name.replace('-', ' '),
        Json.object("bundle", Json.of(text), "trust", Json.of(Edits.text(trust))),
        code);
  }

  static Json.Obj input(Json.Obj bundle, Json.Obj trust) {
    return Json.object("bundle", Json.of(Edits.text(bundle)), "trust", Json.of(Edits.text(trust)));
  }
}
