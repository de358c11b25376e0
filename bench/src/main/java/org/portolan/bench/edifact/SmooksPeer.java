package org.portolan.bench.edifact;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.daffodil.japi.ValidationMode;
import org.smooks.Smooks;
import org.smooks.cartridges.edifact.EdifactReaderConfigurator;
import org.smooks.io.sink.StreamSink;
import org.smooks.io.source.StreamSource;

/** The Smooks EDIFACT cartridge as a user would run it: one message type, its own validation. */
final class SmooksPeer implements AutoCloseable {
  private final Smooks smooks = new Smooks();

  SmooksPeer() {
    EdifactReaderConfigurator reader =
        new EdifactReaderConfigurator("/d96a/EDIFACT-Messages.dfdl.xsd");
    reader.setMessageTypes(List.of("INVOIC"));
    reader.setValidationMode(ValidationMode.Limited);
    smooks.setReaderConfig(reader);
  }

  /** Reads the interchange into XML; returns the number of bytes written. */
  long read(byte[] interchange) {
    CountingSink sink = new CountingSink();
    read(interchange, sink);
    return sink.count();
  }

  void read(byte[] interchange, OutputStream out) {
    smooks.filterSource(
        new StreamSource<>(new ByteArrayInputStream(interchange)), new StreamSink<>(out));
  }

  @Override
  public void close() {
    smooks.close();
  }
}
