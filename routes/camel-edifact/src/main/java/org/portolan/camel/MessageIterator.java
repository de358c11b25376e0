package org.portolan.camel;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;
import org.portolan.uncefact.json.DocumentWriter;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.TranslatedMessages;

/** The bodies of a split, one message read for each; an error of the envelope comes at the end. */
final class MessageIterator implements Iterator<Object>, Closeable {
  private final TranslatedMessages messages;
  private final Output output;
  private final boolean failOnErrors;
  private Object next;

  MessageIterator(TranslatedMessages messages, Output output, boolean failOnErrors) {
    this.messages = messages;
    this.output = output;
    this.failOnErrors = failOnErrors;
  }

  /** Null where the message gave no document and only documents are wanted. */
  static Object body(Translated message, Output output) {
    return switch (output) {
      case MESSAGE -> message;
      case DOCUMENT -> message.document().orElse(null);
      case JSON ->
          message
              .document()
              .map(it -> new String(DocumentWriter.write(it), StandardCharsets.UTF_8))
              .orElse(null);
    };
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && messages.hasNext()) {
        Translated message = messages.next();
        check(message.findings());
        next = body(message, output);
      }
    } catch (EdifactException e) {
      throw new EdifactFailed(List.of(e.finding()));
    }
    if (next == null) {
      messages.close();
      check(messages.envelopeFindings());
    }
    return next != null;
  }

  private void check(List<Finding> findings) {
    if (failOnErrors && findings.stream().anyMatch(it -> it.level() == Level.ERROR)) {
      throw new EdifactFailed(findings);
    }
  }

  @Override
  public Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Object body = next;
    next = null;
    return body;
  }

  @Override
  public void close() {
    messages.close();
  }
}
