package org.portolan.bench.edifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.smooks.Smooks;
import org.smooks.io.sink.StreamSink;
import org.smooks.io.source.StreamSource;

/** The Smooks EDIFACT cartridge's unparser, given the XML that its own reader makes. */
final class SmooksWriterPeer implements AutoCloseable {
  /**
   * The unparser takes over each node of a whole document, and one writer may hold a node at a
   * time: so it stands in a nested Smooks that is given the interchange.
   */
  private static final String CONFIGURATION =
      """
      <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd"
          xmlns:core="https://www.smooks.org/xsd/smooks/smooks-core-1.6.xsd"
          xmlns:edifact="https://www.smooks.org/xsd/smooks/edifact-2.0.xsd">
        <core:smooks filterSourceOn="/Interchange">
          <core:action><core:inline><core:replace/></core:inline></core:action>
          <core:config>
            <smooks-resource-list>
              <edifact:unparser schemaUri="/d96a/EDIFACT-Messages.dfdl.xsd" unparseOnNode="*">
                <edifact:messageTypes>
                  <edifact:messageType>INVOIC</edifact:messageType>
                </edifact:messageTypes>
              </edifact:unparser>
            </smooks-resource-list>
          </core:config>
        </core:smooks>
      </smooks-resource-list>
      """;

  private final Smooks smooks;
  private final byte[] xml;

  SmooksWriterPeer(byte[] interchange) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SmooksPeer reader = new SmooksPeer()) {
      reader.read(interchange, out);
    }
    xml = out.toByteArray();
    smooks = new Smooks(new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
  }

  long write() {
    CountingSink sink = new CountingSink();
    write(sink);
    return sink.count();
  }

  void write(OutputStream out) {
    smooks.filterSource(new StreamSource<>(new ByteArrayInputStream(xml)), new StreamSink<>(out));
  }

  @Override
  public void close() {
    smooks.close();
  }
}
