package org.portolan.evidence.fabric.kit;

import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.proto.ProtoWriter;

/** Read and write sets, a namespace after the other. */
public final class TestResults {
  private final ProtoWriter out = new ProtoWriter();

  /** What one namespace read and wrote. */
  public static final class Keys {
    private final ProtoWriter out = new ProtoWriter();

    public Keys read(String key, Version version) {
      out.message(
          1,
          new ProtoWriter()
              .text(1, key)
              .message(
                  2,
                  new ProtoWriter().number(1, version.block()).number(2, version.transaction())));
      return this;
    }

    public Keys absent(String key) {
      out.message(1, new ProtoWriter().text(1, key));
      return this;
    }

    public Keys range(String from, String to) {
      out.message(2, new ProtoWriter().text(1, from).text(2, to).number(3, 1));
      return this;
    }

    public Keys write(String key, byte[] value) {
      out.message(3, new ProtoWriter().text(1, key).bytes(3, value));
      return this;
    }

    public Keys metadata(String key) {
      out.message(4, new ProtoWriter().text(1, key));
      return this;
    }
  }

  public TestResults namespace(String name, Keys keys) {
    out.message(2, new ProtoWriter().text(1, name).bytes(2, keys.out.toByteArray()));
    return this;
  }

  public TestResults privately(String name, Keys keys, String collection) {
    out.message(
        2,
        new ProtoWriter()
            .text(1, name)
            .bytes(2, keys.out.toByteArray())
            .message(3, new ProtoWriter().text(1, collection)));
    return this;
  }

  public byte[] encode() {
    return out.toByteArray();
  }
}
