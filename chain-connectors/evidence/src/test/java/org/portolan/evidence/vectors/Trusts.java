package org.portolan.evidence.vectors;

import org.portolan.record.json.Json;

/** Parts of a scene's trust file, in their JSON shape. */
final class Trusts {
  private Trusts() {}

  static Json.Obj file(Scene scene) {
    return Scene.json(scene.trust().encode());
  }

  static Json.Obj registry(Scene scene) {
    Json.Obj network = first(file(scene), "networks");
    return first(network, "registries");
  }

  static Json.Obj issuer(Scene scene) {
    return first(registry(scene), "directory");
  }

  /** The open epoch: the second of the two. */
  static Json.Obj epoch(Scene scene) {
    return (Json.Obj) ((Json.Arr) registry(scene).members().get("epochs")).items().get(1);
  }

  private static Json.Obj first(Json.Obj object, String name) {
    return (Json.Obj) ((Json.Arr) object.members().get(name)).items().get(0);
  }
}
