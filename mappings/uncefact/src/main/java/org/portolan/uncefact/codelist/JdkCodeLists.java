package org.portolan.uncefact.codelist;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lists that every JDK carries whole: the officially assigned alpha-2 codes of ISO 3166-1, and
 * the currencies of ISO 4217 with those of its list of historic denominations (a document keeps the
 * currency of its day, so these count as listed).
 */
final class JdkCodeLists {
  private JdkCodeLists() {}

  static List<CodeList> all() {
    String version = "JDK " + Runtime.version().feature();
    Set<String> countries = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    Set<String> currencies =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    return List.of(
        new CodeList("iso3166", version, "java.util.Locale", countries, Set.of(), Set.of()),
        new CodeList("iso4217", version, "java.util.Currency", currencies, Set.of(), Set.of()));
  }
}
