package org.portolan.uncefact.partner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON and keeps the place of everything in it. */
final class LocatedReader {
  private static final int MAX_BYTES = 1 << 20;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String file;
  private final JsonParser in;

  private LocatedReader(String file, JsonParser in) {
    this.file = file;
    this.in = in;
  }

  /**
   * @throws Unreadable with the place where reading stopped
   */
  static Located read(String file, byte[] json) {
    if (json.length > MAX_BYTES) {
      throw new Unreadable(new Spot(file, 1, 1), json.length + " bytes");
    }
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
      in.nextToken();
      LocatedReader reader = new LocatedReader(file, in);
      Located value = reader.value(null);
      if (in.nextToken() != null) {
        throw new Unreadable(reader.spot(), "more after the end");
      }
      return value;
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw new Unreadable(
          at == null ? new Spot(file, 1, 1) : new Spot(file, at.getLineNr(), at.getColumnNr()),
          e.getOriginalMessage().replaceAll(" \\(start marker at .*", ""));
    }
  }

  /** The file is no JSON. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Spot spot;

    private Unreadable(Spot spot, String seen) {
      super(seen);
      this.spot = spot;
    }

    Spot spot() {
      return spot;
    }
  }

  private Spot spot() {
    TokenStreamLocation at = in.currentTokenLocation();
    return new Spot(file, at.getLineNr(), at.getColumnNr());
  }

  private Located value(Spot key) {
    Spot at = spot();
    Object value =
        switch (in.currentToken()) {
          case START_OBJECT -> object();
          case START_ARRAY -> array();
          case VALUE_STRING -> in.getString();
          case VALUE_NUMBER_INT -> in.getBigIntegerValue();
          case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          case VALUE_NULL -> null;
          case null, default -> throw new Unreadable(at, "nothing");
        };
    return new Located(key == null ? at : key, at, value);
  }

  private Map<String, Located> object() {
    Map<String, Located> members = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      Spot key = spot();
      in.nextToken();
      members.put(name, value(key));
    }
    return members;
  }

  private List<Located> array() {
    List<Located> items = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(null));
    }
    return items;
  }
}
