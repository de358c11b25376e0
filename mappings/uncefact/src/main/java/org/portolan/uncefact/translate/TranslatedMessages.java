package org.portolan.uncefact.translate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.InterchangeReader;
import org.portolan.uncefact.finding.Finding;

/**
 * The messages of a file one after another, each read when it is asked for. What is found of an
 * interchange's own segments is known when its last message has been taken.
 */
public final class TranslatedMessages implements Iterator<Translated>, AutoCloseable {
  private final InputStream file;
  private final InterchangeReader reader;
  private final Queue<Translated> read = new ArrayDeque<>();
  private final List<Finding> envelope = new ArrayList<>();
  private boolean more = true;

  /**
   * @param messageHash of the file; null where it is not known yet
   */
  public TranslatedMessages(Translator translator, InputStream file, String messageHash) {
    this.file = file;
    this.reader =
        translator.reader(
            file,
            messageHash,
            read::add,
            (Interchange interchange, List<Finding> findings) -> envelope.addAll(findings));
  }

  /**
   * @throws org.portolan.uncefact.edifact.EdifactException where it cannot be read on
   */
  @Override
  public boolean hasNext() {
    while (read.isEmpty() && more) {
      more = reader.advance();
    }
    return !read.isEmpty();
  }

  @Override
  public Translated next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return read.remove();
  }

  /** What was found of the interchanges that have been read to their end. */
  public List<Finding> envelopeFindings() {
    return List.copyOf(envelope);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
