package org.portolan.record;

/**
 * What a record's entries mean.
 *
 * @param kind {@code [a-z][a-z0-9-]*}, as in {@code customs-declaration}
 * @param schema SHA-256 of the JSON Schema file of the model, its bytes
 */
public record Form(String kind, Bytes32 schema) {
  public Form {
    if (!kind.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("a kind [a-z][a-z0-9-]* expected");
    }
  }

  public static Form ofSchema(String kind, byte[] schemaFile) {
    return new Form(kind, Sha256.hash(schemaFile));
  }

  public Bytes32 id() {
    return Sha256.hash(
        Ascii.bytes("portolan:form:1\0"), Ascii.bytes(kind), new byte[1], schema.array());
  }
}
