package org.portolan.uncefact.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The samples are what a careful trader would send: their numbers agree with one another. */
class SamplesTest {
  private final List<String> declaration = segments("cusdec-import-d96b.edi");
  private final List<String> invoice = segments("invoic-d96a.edi");

  @Test
  void segment_counts_and_references_of_the_envelope_hold() {
    for (List<String> segments : List.of(declaration, invoice)) {
      int first = segments.indexOf(one(segments, "UNH+"));
      int last = segments.indexOf(one(segments, "UNT+"));
      assertThat(one(segments, "UNT+")).isEqualTo("UNT+" + (last - first + 1) + "+1");
      String reference = one(segments, "UNB+").split("\\+")[5];
      assertThat(one(segments, "UNZ+")).isEqualTo("UNZ+1+" + reference);
    }
  }

  @Test
  void the_items_of_the_declaration_add_up_to_its_totals() {
    assertThat(amounts(declaration, "MOA+38:")).isEqualByComparingTo(total("MOA+39:"));
    assertThat(items("MOA+40:")).isEqualByComparingTo(total("MOA+40:"));
    assertThat(masses("MEA+WT+AAB+KGM:")).isEqualByComparingTo(masses("MEA+WT+AAD+KGM:"));
    assertThat(one(declaration, "CNT+7:")).isEqualTo("CNT+7:10480:KGM");
    assertThat(one(declaration, "CNT+5:")).isEqualTo("CNT+5:" + count("CST+"));
    int packages =
        declaration.stream()
            .filter(segment -> segment.startsWith("PAC+"))
            .mapToInt(segment -> Integer.parseInt(segment.split("\\+")[1]))
            .sum();
    assertThat(one(declaration, "CNT+11:")).isEqualTo("CNT+11:" + packages);
  }

  @Test
  void duties_and_taxes_follow_from_values_and_rates() {
    BigDecimal duties = BigDecimal.ZERO;
    BigDecimal vat = BigDecimal.ZERO;
    BigDecimal base = BigDecimal.ZERO;
    for (int i = 0; i < declaration.size(); i++) {
      String segment = declaration.get(i);
      if (segment.startsWith("TAX+1+")) {
        BigDecimal basis = amount(declaration.get(i + 1), "MOA+125:");
        BigDecimal stated = amount(declaration.get(i + 2), "MOA+161:");
        String rate = segment.substring(segment.indexOf(":::") + 3).split("\\+")[0];
        BigDecimal due =
            basis.multiply(new BigDecimal(rate)).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        assertThat(stated).as(segment + " " + i).isEqualByComparingTo(due);
        if (segment.contains("CUD")) {
          duties = duties.add(stated);
          base = basis.add(stated);
        } else {
          vat = vat.add(stated);
          assertThat(basis).isEqualByComparingTo(base);
        }
      }
    }
    assertThat(amount(after("TAX+3+CUD"), "MOA+161:")).isEqualByComparingTo(duties);
    assertThat(amount(after("TAX+3+VAT"), "MOA+161:")).isEqualByComparingTo(vat);
    assertThat(amount(after("TAX+4"), "MOA+161:")).isEqualByComparingTo(duties.add(vat));
  }

  @Test
  void the_customs_value_is_the_invoice_price_at_the_stated_rate() {
    BigDecimal rate = new BigDecimal(one(declaration, "CUX+2:USD+3:EUR+").split("\\+")[3]);

    assertThat(total("MOA+39:").multiply(rate)).isEqualByComparingTo(total("MOA+40:"));
  }

  @Test
  void the_invoice_adds_up_and_is_the_one_that_the_declaration_names() {
    assertThat(amounts(invoice, "MOA+203:"))
        .isEqualByComparingTo(amounts(invoice, "MOA+79:"))
        .isEqualByComparingTo(total("MOA+39:"));
    for (int i = 0; i < invoice.size(); i++) {
      if (invoice.get(i).startsWith("QTY+47:")) {
        BigDecimal quantity = amount(invoice.get(i), "QTY+47:");
        BigDecimal price = amount(invoice.get(i + 3), "PRI+AAA:");
        assertThat(quantity.multiply(price))
            .isEqualByComparingTo(amount(invoice.get(i + 2), "MOA+203:"));
      }
    }
    String number = one(invoice, "BGM+380+").split("\\+")[2];
    assertThat(declaration).contains("DOC+380+" + number);
  }

  private BigDecimal total(String start) {
    return amount(one(declaration, start), start);
  }

  private BigDecimal items(String start) {
    return amounts(
        declaration.subList(declaration.indexOf("UNS+D"), declaration.indexOf("UNS+S")), start);
  }

  private BigDecimal masses(String start) {
    return amounts(declaration, start);
  }

  private long count(String start) {
    return declaration.stream().filter(segment -> segment.startsWith(start)).count();
  }

  private String after(String segment) {
    return declaration.get(declaration.indexOf(segment) + 1);
  }

  private static BigDecimal amounts(List<String> segments, String start) {
    return segments.stream()
        .filter(segment -> segment.startsWith(start))
        .map(segment -> amount(segment, start))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(String segment, String start) {
    assertThat(segment).startsWith(start);
    return new BigDecimal(segment.substring(start.length()).split("[:+]")[0]);
  }

  private static String one(List<String> segments, String start) {
    return IntStream.range(0, segments.size())
        .mapToObj(segments::get)
        .filter(segment -> segment.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No segment " + start));
  }

  private static List<String> segments(String name) {
    try (InputStream in = SamplesTest.class.getResourceAsStream("/portolan/samples/" + name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?<!\\?)'\n")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
