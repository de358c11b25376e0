package org.portolan.uncefact.json;

import org.portolan.uncefact.model.Repeat;
import org.portolan.uncefact.model.Term;
import org.portolan.uncefact.model.Terms;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.value.Value;

/** A document that fills every term of its kind, each repeat twice. */
final class FullDocument {
  private static final Terms TERMS = Terms.load();

  private final TradeDocumentBuilder builder;
  private int filled;

  private FullDocument(String kind) {
    builder = TradeDocument.builder(kind);
  }

  static TradeDocument of(String kind) {
    FullDocument full = new FullDocument(kind);
    full.fill("", "");
    return full.builder.build();
  }

  private void fill(String pattern, String pointer) {
    for (Term term : TERMS.below(pattern)) {
      if (!term.kinds().contains(builder.kind())) {
        continue;
      }
      String here = pointer + "/" + term.name();
      if (term.repeat() == Repeat.ONCE) {
        one(term, here);
      } else {
        one(term, builder.open(here));
        // Two elements show the order; within repeats one each is enough, lest they multiply.
        if (term.pattern().indexOf("[]") == term.pattern().length() - 2) {
          one(term, builder.open(here));
        }
      }
    }
  }

  private void one(Term term, String pointer) {
    if (term.isLeaf()) {
      builder.put(pointer, value(term), null);
    } else {
      fill(term.pattern(), pointer);
    }
  }

  private Value value(Term term) {
    filled++;
    return switch (term.type().get()) {
      case TEXT -> Value.text("Words \"" + filled + "\" ü 東");
      case ID -> Value.id("ID" + filled, filled % 2 == 0 ? "" : "eori");
      case CODE -> Value.code("C" + filled, "un1001");
      case NUMBER -> Value.number(filled + ".5");
      case QUANTITY -> Value.quantity("" + filled, "KGM");
      case AMOUNT -> Value.amount("-" + filled + ".25", "EUR");
      case DATE -> Value.date("2026-11-22T10:30:00+01:00");
      case FLAG -> Value.flag(filled % 2 == 0);
      case HASH -> Value.hash("%064x".formatted(filled));
      case COUNT -> throw new AssertionError("No term is a count");
    };
  }
}
