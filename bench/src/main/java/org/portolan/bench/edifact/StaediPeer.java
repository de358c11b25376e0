package org.portolan.bench.edifact;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** StAEDI with a schema of the same directory, code lists included: it reads and validates. */
final class StaediPeer {
  private final EDIInputFactory factory = EDIInputFactory.newFactory();
  private final Schema schema;

  StaediPeer(byte[] schema) throws EDISchemaException {
    this.schema = SchemaFactory.newFactory().createSchema(new ByteArrayInputStream(schema));
  }

  /** Reads every event and its text; returns the number of characters seen. */
  long read(byte[] interchange) throws EDIStreamException, IOException {
    long seen = 0;
    try (EDIStreamReader reader =
        factory.createEDIStreamReader(new ByteArrayInputStream(interchange))) {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case START_TRANSACTION -> reader.setTransactionSchema(schema);
          case START_SEGMENT, ELEMENT_DATA -> seen += reader.getText().length();
          case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR ->
              throw new IllegalStateException(
                  "the peer refuses the benchmark's interchange: "
                      + reader.getErrorType()
                      + " at "
                      + reader.getLocation());
          default -> {
            // structure only
          }
        }
      }
    }
    return seen;
  }
}
