package org.portolan.smooks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.inject.Inject;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.InterchangeReader;
import org.smooks.api.ExecutionContext;
import org.smooks.api.resource.reader.SmooksXMLReader;
import org.xml.sax.ContentHandler;
import org.xml.sax.DTDHandler;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXParseException;

/**
 * Reads EDIFACT for Smooks: {@code <reader class="org.portolan.smooks.EdifactReader"/>}, or {@code
 * <edifact:parser>} where the EDIFACT cartridge is not on the class path. One message is in memory
 * at a time.
 */
public final class EdifactReader implements SmooksXMLReader {
  private ContentHandler content;
  private ErrorHandler errors;
  private DTDHandler dtd;
  private EntityResolver entities;

  /** Of the cartridge's schema: its first folder names the directory whose shape is given. */
  @Inject private Optional<String> schemaUri = Optional.empty();

  /** The directory whose shape is given, as in {@code D.96A}; that of the first message without. */
  @Inject private Optional<String> directory = Optional.empty();

  @Override
  public void setExecutionContext(ExecutionContext context) {
    // Nothing of it is needed: the bytes come with the input.
  }

  @Override
  public void parse(InputSource input) throws IOException, SAXException {
    try (InputStream bytes = bytes(input)) {
      SaxEvents events = new SaxEvents(content, directory.or(() -> schemaUri.map(Shape::ofSchema)));
      try {
        new InterchangeReader(bytes, events).read();
        events.finish();
      } catch (EdifactException e) {
        SAXParseException told = new SAXParseException(e.getMessage(), null, e);
        if (errors != null) {
          errors.fatalError(told);
        }
        throw told;
      } catch (SaxEvents.Stopped e) {
        throw (SAXException) e.getCause();
      }
    }
  }

  private static InputStream bytes(InputSource input) throws IOException {
    if (input.getByteStream() != null) {
      return input.getByteStream();
    }
    if (input.getCharacterStream() == null) {
      throw new IOException("EDIFACT is read from a stream of bytes, or of characters");
    }
    return new CharacterOctets(
        input.getCharacterStream(),
        Optional.ofNullable(input.getEncoding())
            .map(java.nio.charset.Charset::forName)
            .orElse(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void parse(String systemId) throws SAXException {
    throw new SAXNotRecognizedException(
        "a source is given as a stream, not by the name " + systemId);
  }

  @Override
  public boolean getFeature(String name) {
    return false;
  }

  @Override
  public void setFeature(String name, boolean value) {
    // Features of XML mean nothing here.
  }

  @Override
  public Object getProperty(String name) {
    return null;
  }

  @Override
  public void setProperty(String name, Object value) {
    // Properties of XML mean nothing here.
  }

  @Override
  public void setEntityResolver(EntityResolver resolver) {
    entities = resolver;
  }

  @Override
  public EntityResolver getEntityResolver() {
    return entities;
  }

  @Override
  public void setDTDHandler(DTDHandler handler) {
    dtd = handler;
  }

  @Override
  public DTDHandler getDTDHandler() {
    return dtd;
  }

  @Override
  public void setContentHandler(ContentHandler handler) {
    content = handler;
  }

  @Override
  public ContentHandler getContentHandler() {
    return content;
  }

  @Override
  public void setErrorHandler(ErrorHandler handler) {
    errors = handler;
  }

  @Override
  public ErrorHandler getErrorHandler() {
    return errors;
  }
}
