package org.portolan.uncefact.partner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of JSON that knows where it stands.
 *
 * @param key where its key begins; the value's own place where it has none
 * @param value a map of keys to values, a list of values, a text, a number, a truth value, or null
 */
record Located(Spot key, Spot at, Object value) {
  @SuppressWarnings("unchecked")
  Map<String, Located> members() {
    return value instanceof Map<?, ?> map ? (Map<String, Located>) map : Map.of();
  }

  @SuppressWarnings("unchecked")
  List<Located> items() {
    return value instanceof List<?> list ? (List<Located>) list : List.of();
  }

  /** What stands under keys, one within the other. */
  Optional<Located> find(String... keys) {
    Located found = this;
    for (String each : keys) {
      found = found.members().get(each);
      if (found == null) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  Optional<String> text(String... keys) {
    return find(keys).map(it -> String.valueOf(it.value()));
  }

  Optional<Long> number(String... keys) {
    return find(keys).map(it -> ((Number) it.value()).longValue());
  }

  List<String> texts(String key) {
    return find(key).map(Located::items).orElse(List.of()).stream()
        .map(item -> String.valueOf(item.value()))
        .toList();
  }

  /** This one, and what a base says where this one is silent; lists are not joined. */
  Located over(Located base) {
    if (!(value instanceof Map<?, ?>) || !(base.value() instanceof Map<?, ?>)) {
      return this;
    }
    Map<String, Located> both = new LinkedHashMap<>(base.members());
    members()
        .forEach((name, own) -> both.merge(name, own, (inherited, mine) -> mine.over(inherited)));
    return new Located(key, at, both);
  }
}
