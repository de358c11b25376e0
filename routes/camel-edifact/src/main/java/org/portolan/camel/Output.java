package org.portolan.camel;

/** What a message becomes. */
public enum Output {
  /** The canonical document as JSON text. */
  JSON,
  /** The document, {@code org.portolan.uncefact.model.TradeDocument}. */
  DOCUMENT,
  /**
   * Everything that is known of the message, {@code org.portolan.uncefact.translate.Translated}:
   * its segments, findings and loss report too, and a message that no table is for.
   */
  MESSAGE
}
