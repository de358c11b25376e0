package org.portolan.bench.edifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * BerryWorks EDIReader, the community edition, as its users run it: a SAX parser that is asked for
 * by its name. It cuts and checks the envelope's counts; it knows no directory.
 */
final class EdireaderPeer {
  private static final String FACTORY = "com.berryworks.edireader.EDIParserFactory";

  /** Reads every event and its text; returns the number of characters seen. */
  long read(byte[] interchange) throws IOException, SAXException {
    long[] seen = new long[1];
    XMLReader reader = reader();
    reader.setContentHandler(
        new DefaultHandler() {
          @Override
          public void startElement(String uri, String name, String qName, Attributes attributes) {
            seen[0] += name.length();
          }

          @Override
          public void characters(char[] text, int from, int length) {
            seen[0] += length;
          }
        });
    reader.parse(new InputSource(new ByteArrayInputStream(interchange)));
    return seen[0];
  }

  private static XMLReader reader() throws SAXException {
    try {
      return SAXParserFactory.newInstance(FACTORY, null).newSAXParser().getXMLReader();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
