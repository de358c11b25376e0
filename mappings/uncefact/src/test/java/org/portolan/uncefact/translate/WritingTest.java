package org.portolan.uncefact.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.model.TradeDocument;

/** What is written by a table is read by it as the same document. */
class WritingTest {
  @Test
  void a_sample_is_written_without_a_finding_and_read_as_the_same_document() throws IOException {
    for (String sample : RoundTrips.SAMPLES) {
      Translated read = RoundTrips.sample(sample).messages().get(0);
      TradeDocument document = read.document().orElseThrow();

      RoundTrips.Trip trip = RoundTrips.of(document, read.message().name());

      assertThat(trip.read().findings()).as(trip.text()).isEmpty();
      assertThat(RoundTrips.differences(document, trip.document())).isEmpty();
      assertThat(trip.losses().losses()).isEmpty();
    }
  }

  @Test
  void a_sample_is_written_in_any_directory_and_what_that_cannot_say_is_told() throws IOException {
    for (String sample : RoundTrips.SAMPLES) {
      Translated read = RoundTrips.sample(sample).messages().get(0);
      TradeDocument document = read.document().orElseThrow();
      for (String release :
          List.of("93A", "94A", "96A", "97A", "99B", "02B", "06A", "10A", "21B")) {
        MessageName name = new MessageName(read.message().type(), "D", release, "UN", "");

        RoundTrips.Trip trip = RoundTrips.of(document, name);

        assertThat(trip.read().findings()).as(release + trip.text()).isEmpty();
        assertThat(RoundTrips.untold(document, trip)).as(release + trip.text()).isEmpty();
      }
    }
  }

  @Test
  void a_sample_says_the_same_in_its_second_directory() throws IOException {
    List<String> seconds =
        List.of(
            "cusdec-import-d06a.edi",
            "cusres-d06a.edi",
            "desadv-d01b.edi",
            "iftmin-d06a.edi",
            "iftsta-d06a.edi",
            "invoic-d16b.edi",
            "orders-d01b.edi");
    for (int i = 0; i < seconds.size(); i++) {
      Translation first = RoundTrips.sample(RoundTrips.SAMPLES.get(i));
      Translation second = RoundTrips.sample(seconds.get(i));

      assertThat(second.findings()).as(seconds.get(i)).isEmpty();
      assertThat(
              RoundTrips.differences(
                  first.messages().get(0).document().orElseThrow(),
                  second.messages().get(0).document().orElseThrow()))
          .as(seconds.get(i))
          .isEmpty();
    }
  }

  @Test
  void a_sample_validates_and_nearly_all_of_it_is_mapped() throws IOException {
    for (String sample : RoundTrips.SAMPLES) {
      Translation read = RoundTrips.sample(sample);

      assertThat(read.findings()).as(sample).isEmpty();
      assertThat(read.messages().get(0).document().orElseThrow().missing()).as(sample).isEmpty();
      assertThat(read.messages().get(0).losses().orElseThrow().coverage())
          .as(sample)
          .isGreaterThan(0.9);
    }
  }
}
