package org.portolan.bench.edifact;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Interchanges of INVOIC D.96A messages of about 4 KB: a commercial invoice of 20 lines with
 * parties, references, terms, tax and totals that add up. The same number gives the same bytes.
 */
final class InvoicInterchange {
  private static final int LINES = 20;

  private InvoicInterchange() {}

  static void write(OutputStream out, int messages) throws IOException {
    out.write(
        ascii(
            "UNA:+.? '\n"
                + "UNB+UNOC:3+4000001000005:14+5400001000007:14+260115:1030+BENCH1++INVOIC'\n"));
    for (int number = 1; number <= messages; number++) {
      out.write(ascii(message(number)));
    }
    out.write(ascii("UNZ+" + messages + "+BENCH1'\n"));
  }

  static String message(int number) {
    Segments s = new Segments();
    Random random = new Random(number);
    s.add("UNH+" + number + "+INVOIC:D:96A:UN");
    s.add("BGM+380+INV-" + (100_000 + number) + "+9");
    s.add("DTM+137:20260115:102");
    s.add("DTM+35:20260114:102");
    s.add("PAI+::42");
    s.add("FTX+AAI+++CALL-OFF UNDER FRAME ORDER 88/12, APPENDIX B:TITLE PASSES ON FULL PAYMENT");
    s.add("RFF+ON:PO" + (500_000 + number));
    s.add("DTM+171:20260102:102");
    s.add("RFF+DQ:DN" + (700_000 + number));
    s.add("DTM+171:20260114:102");
    s.add(
        "NAD+BY+5400001000007::9++EXAMPLE RETAIL NORTH:PURCHASING+QUAY ROAD 86:DOCK"
            + " 4+ANTWERP++2000+BE");
    s.add("RFF+VA:BE0999999922");
    s.add("NAD+SU+4000001000005::9++EXAMPLE FASTENERS WORKS+HARBOUR STREET 12+HAMBURG++20457+DE");
    s.add("RFF+VA:DE999999999");
    s.add("CTA+IC+:ORDER DESK");
    s.add("COM+?+49 40 0000000:TE");
    s.add("NAD+DP+5400001000014::9++EXAMPLE RETAIL DEPOT 7+INDUSTRIAL WAY 7+GHENT++9000+BE");
    s.add("TAX+7+VAT+++:::19+S");
    s.add("CUX+2:EUR:4");
    s.add("PAT+1++5:3:D:30");
    s.add("DTM+13:20260214:102");
    s.add("TDT+20++30+31+:::EXAMPLE HAULAGE");
    s.add("TOD+3++DAP");
    s.add("LOC+1+BEGNE::6");
    BigDecimal total = BigDecimal.ZERO;
    for (int line = 1; line <= LINES; line++) {
      total = total.add(line(s, line, random));
    }
    BigDecimal tax = total.multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP);
    s.add("UNS+S");
    s.add("CNT+2:" + LINES);
    s.add("MOA+79:" + total);
    s.add("MOA+125:" + total);
    s.add("MOA+124:" + tax);
    s.add("MOA+77:" + total.add(tax));
    s.add("TAX+7+VAT+++:::19+S");
    s.add("MOA+124:" + tax);
    return s.finish(number);
  }

  private static BigDecimal line(Segments s, int line, Random random) {
    int quantity = 1 + random.nextInt(200);
    BigDecimal price = BigDecimal.valueOf(100 + random.nextInt(9_000), 2);
    BigDecimal amount = price.multiply(BigDecimal.valueOf(quantity));
    s.add("LIN+" + line + "++40000010" + (10_000 + random.nextInt(89_999)) + ":EN");
    s.add("PIA+1+ART-" + (1_000 + random.nextInt(8_999)) + ":SA");
    s.add(
        "IMD+F++:::HEX BOLT M"
            + (3 + random.nextInt(20))
            + "X"
            + (10 + random.nextInt(90))
            + " ZINC");
    s.add("QTY+47:" + quantity + ":PCE");
    s.add("MOA+203:" + amount);
    s.add("PRI+AAA:" + price + ":::1:PCE");
    s.add("TAX+7+VAT+++:::19+S");
    return amount;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Counts what UNT must state. */
  private static final class Segments {
    private final StringBuilder text = new StringBuilder(4_500);
    private int count;

    void add(String segment) {
      text.append(segment).append("'\n");
      count++;
    }

    String finish(int number) {
      return text.append("UNT+")
          .append(count + 1)
          .append('+')
          .append(number)
          .append("'\n")
          .toString();
    }
  }
}
