package org.portolan.app.page;

import java.util.Locale;
import java.util.Map;
import org.portolan.ledger.RecognitionView;

/** States in the words of the people who look, and how much they should worry. */
public final class StateWords {
  /** {@code good}, {@code wait} or {@code bad}: the colour; the words say the same. */
  public record Said(String words, String mood) {}

  private static final Map<String, Said> WORDS =
      Map.ofEntries(
          Map.entry("RECEIVED", new Said("waits to be read", "wait")),
          Map.entry("TRANSLATED", new Said("understood", "good")),
          Map.entry("SEALING", new Said("being sealed", "wait")),
          Map.entry("RECORDED", new Said("recorded", "good")),
          Map.entry("REJECTED", new Said("refused", "bad")),
          Map.entry("DUPLICATE", new Said("came before", "wait")),
          Map.entry("FAILED", new Said("parked: the hub failed on it", "bad")),
          Map.entry("RECOGNIZED", new Said("recognized", "good")),
          Map.entry("STALE", new Said("stale: nobody confirmed it lately", "wait")),
          Map.entry("ENDED", new Said("ended: another version took its place", "bad")),
          Map.entry("REVOKED", new Said("revoked by its issuer", "bad")),
          Map.entry("FROZEN", new Said("frozen until a person looks", "bad")),
          Map.entry("DISCOVERED", new Said("found on the source ledger", "wait")),
          Map.entry("EVIDENCED", new Said("the ledger was asked for evidence", "wait")),
          Map.entry("ATTESTED", new Said("attestors signed", "wait")),
          Map.entry("PREPARED", new Said("command is ready", "wait")),
          Map.entry("SUBMITTED", new Said("sent to the destination", "wait")),
          Map.entry("ACCEPTED", new Said("the destination holds the batch", "wait")),
          Map.entry("REFUSED", new Said("refused for good", "bad")),
          Map.entry("EXPIRED", new Said("came too late", "bad")));

  private StateWords() {}

  /** What the destination says of one version of a record, which may not be the one it knows. */
  static Said of(RecognitionView.Recognition recognition, long version) {
    Said said = of(recognition.state().name());
    return recognition.version() == version
        ? said
        : new Said("version " + recognition.version() + " is " + said.words(), "wait");
  }

  /** A state that the table lacks is shown as it is called. */
  public static Said of(String state) {
    return WORDS.getOrDefault(
        state, new Said(state.toLowerCase(Locale.ROOT).replace('_', ' '), "wait"));
  }
}
