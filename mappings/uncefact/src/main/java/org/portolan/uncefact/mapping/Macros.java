package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;

/** What recurs in every table, said once: a party in NAD, a place in LOC. */
final class Macros {
  private static final String[][] PARTY = {
    {"id", "C082/3039", "identifier", "id 3055", ""},
    {"fr", "C058/3124*", "nameAndAddress[]", "text", ""},
    {"nm", "C080/3036*", "name", "text join", ""},
    {"st", "C059/3042*", "postalAddress/addressLines[]", "text", ""},
    {"ci", "3164", "postalAddress/cityName", "text", ""},
    {"pc", "3251", "postalAddress/postcodeCode", "id", ""},
    {"co", "3207", "postalAddress/countryId", "code iso3166", ""},
    {"re", "3229", "postalAddress/countrySubDivisionId", "id", "until D.99A"},
    {"rn", "C819/3229", "postalAddress/countrySubDivisionId", "id", "since D.99B"},
  };
  private static final String[][] PLACE = {
    {"id", "C517/3225", "identifier", "place", ""},
    {"nm", "C517/3224", "name", "text", ""},
  };

  private Macros() {}

  static List<Rule> expand(Rule rule) {
    return switch (rule.take()) {
      case "party" -> expand(rule, PARTY);
      case "place" -> expand(rule, PLACE);
      default -> List.of(rule);
    };
  }

  private static List<Rule> expand(Rule rule, String[][] parts) {
    List<Rule> rules = new ArrayList<>();
    for (String[] part : parts) {
      rules.add(
          new Rule(
              rule.id() + part[0],
              rule.direction(),
              rule.where(),
              part[1],
              rule.canonical() + "/" + part[2],
              part[3],
              rule.when().isEmpty() || part[4].isEmpty()
                  ? rule.when() + part[4]
                  : rule.when() + " and " + part[4],
              rule.origin()));
    }
    return rules;
  }
}
