package org.portolan.uncefact.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.record.EntryType;

/**
 * One term of the canonical model: one fact at one level.
 *
 * @param pattern JSON pointer with {@code []} after the name of what repeats, such as {@code
 *     /consignment/items[]/grossWeightMeasure}
 * @param type the entry type of a leaf; empty for a term that only holds others
 * @param shape what the terms below it are shared with, such as {@code party}
 * @param repeat once, list or set
 * @param kinds the kinds of document that may hold it
 * @param mandatoryFor those of them that must, wherever the term above it stands
 * @param uncefactName the name in UN/CEFACT's BSP-RDM and CCL (dictionary entry name, blanks kept)
 * @param jsonLdName {@code unece:} and the vocabulary's term, or {@code ptl:} and our own
 * @param valuesFrom the code lists, schemes or grain ({@code day}, {@code time}) of its values;
 *     empty where any may stand
 * @param definition what it says, for a reader who knows trade and no Java
 */
public record Term(
    String pattern,
    Optional<EntryType> type,
    Optional<String> shape,
    Repeat repeat,
    Set<String> kinds,
    Set<String> mandatoryFor,
    String uncefactName,
    String jsonLdName,
    List<String> valuesFrom,
    String definition) {

  public boolean isLeaf() {
    return type.isPresent();
  }

  /** The last name of the pattern, without the mark of a repeat. */
  public String name() {
    String last = pattern.substring(pattern.lastIndexOf('/') + 1);
    return last.endsWith("[]") ? last.substring(0, last.length() - 2) : last;
  }

  /** The pattern of the term that holds this one; "" for a term at the top. */
  public String parent() {
    return pattern.substring(0, pattern.lastIndexOf('/'));
  }
}
