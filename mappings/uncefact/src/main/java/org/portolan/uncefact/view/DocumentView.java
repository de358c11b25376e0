package org.portolan.uncefact.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.value.Value;

/**
 * A document in the words of the person who works with it, in the order of {@code facts.psv}.
 *
 * @param title what it is and its number: {@code Import declaration 26KADE00004711}
 * @param facts what holds for the whole document
 * @param items goods items or lines, in their order
 */
public record DocumentView(String title, List<Fact> facts, List<Item> items) {
  private static final List<String[]> ROWS = ViewTables.rows("facts.psv");

  /** One fact, and the pointer of where it stands in the document. */
  public record Fact(String label, String words, String pointer) {}

  /** One goods item or line. */
  public record Item(String title, String pointer, List<Fact> facts) {}

  public static DocumentView of(TradeDocument document) {
    List<Item> items = new ArrayList<>();
    for (String array : List.of("/consignment/items", "/lines")) {
      for (int i = 0; i < document.size(array); i++) {
        String at = array + "/" + i;
        items.add(new Item(itemTitle(document, at), at, facts(document, "item", at)));
      }
    }
    return new DocumentView(title(document), facts(document, "document", ""), items);
  }

  private static String title(TradeDocument document) {
    ExchangedDocument self = ExchangedDocument.of(document);
    String kind =
        self.typeCode()
            .map(Words::code)
            .filter(words -> !words.equals(self.typeCode().get().text()))
            .orElseGet(() -> document.terms().title(document.kind()));
    return kind + self.identifier().map(id -> " " + id.text()).orElse("");
  }

  private static String itemTitle(TradeDocument document, String item) {
    String number = document.text(item + "/sequenceNumeric").orElse("");
    String words =
        document
            .text(item + "/description")
            .or(() -> document.text(item + "/product/description"))
            .orElse("Item");
    return number.isEmpty() ? words : number + ". " + words;
  }

  private static List<Fact> facts(TradeDocument document, String where, String base) {
    List<Fact> facts = new ArrayList<>();
    for (String[] row : ROWS) {
      String pointer = base + row[2];
      if (row[0].equals(where) && document.holds(pointer)) {
        words(document, pointer, row[3])
            .filter(words -> !words.isBlank())
            .ifPresent(words -> facts.add(new Fact(row[1], words, pointer)));
      }
    }
    return facts;
  }

  private static Optional<String> words(TradeDocument document, String pointer, String style) {
    return switch (style) {
      case "value" -> value(document, pointer).map(Words::of);
      case "country" -> value(document, pointer).map(Words::country);
      case "party" -> TradeParty.at(document, pointer).map(TradeParty::inWords);
      case "place" -> GroupWords.place(document, pointer);
      case "movement" -> GroupWords.movement(document, pointer);
      case "terms" -> GroupWords.terms(document, pointer);
      case "packages" -> GroupWords.packages(document, pointer);
      case "taxes" -> GroupWords.taxes(document, pointer);
      case "list" -> GroupWords.list(document, pointer, "");
      case "list identifier" -> GroupWords.list(document, pointer, "/identifier");
      default -> throw new IllegalStateException("facts.psv: no style " + style);
    };
  }

  static Optional<Value> value(TradeDocument document, String pointer) {
    return document.leaf(pointer).map(leaf -> leaf.value());
  }
}
