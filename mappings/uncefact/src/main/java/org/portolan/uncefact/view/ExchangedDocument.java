package org.portolan.uncefact.view;

import java.util.Optional;
import org.portolan.uncefact.model.Leaf;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.value.Value;

/**
 * What a document says of itself.
 *
 * @param functionCode UNCL 1225: 9 original, 4 change, 5 replace, 1 cancellation
 */
public record ExchangedDocument(
    Optional<Value> identifier,
    Optional<Value> typeCode,
    Optional<String> functionCode,
    Optional<String> issueDateTime) {

  public static ExchangedDocument of(TradeDocument document) {
    String at = "/exchangedDocument/";
    return new ExchangedDocument(
        document.leaf(at + "identifier").map(Leaf::value),
        document.leaf(at + "typeCode").map(Leaf::value),
        document.text(at + "functionCode"),
        document.text(at + "issueDateTime"));
  }
}
