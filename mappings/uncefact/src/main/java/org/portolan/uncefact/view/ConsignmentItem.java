package org.portolan.uncefact.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.portolan.uncefact.model.Leaf;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.value.Value;

/** A goods item of a declaration, as far as the sender filled it. */
public record ConsignmentItem(
    String pointer,
    Optional<String> number,
    Optional<String> description,
    Optional<Value> commodityCode,
    Optional<Value> originCountry,
    Optional<Value> grossWeight,
    Optional<Value> netWeight,
    Optional<Value> invoiceAmount,
    Optional<Value> customsValue) {

  /** The goods items of a document, in their order. */
  public static List<ConsignmentItem> of(TradeDocument document) {
    String items = "/consignment/items";
    return IntStream.range(0, document.size(items))
        .mapToObj(i -> at(document, items + "/" + i))
        .toList();
  }

  private static ConsignmentItem at(TradeDocument document, String item) {
    return new ConsignmentItem(
        item,
        document.text(item + "/sequenceNumeric"),
        document.text(item + "/description"),
        value(document, item + "/classification/classCode"),
        value(document, item + "/originCountry"),
        value(document, item + "/grossWeightMeasure"),
        value(document, item + "/netWeightMeasure"),
        value(document, item + "/invoiceAmount"),
        value(document, item + "/declaredValueForCustomsAmount"));
  }

  private static Optional<Value> value(TradeDocument document, String pointer) {
    return document.leaf(pointer).map(Leaf::value);
  }
}
