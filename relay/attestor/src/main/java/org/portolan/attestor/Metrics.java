package org.portolan.attestor;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters, in the text format of Prometheus. */
final class Metrics {
  private final Map<String, LongAdder> counters = new ConcurrentSkipListMap<>();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder answers = new LongAdder();

  /**
   * @param outcome signed, declined, unreachable or refused
   * @param code the refusal's; none for a signature
   */
  void count(String outcome, String code) {
    counters
        .computeIfAbsent(
            "portolan_attestor_answers_total{outcome=\"" + outcome + "\",code=\"" + code + "\"}",
            name -> new LongAdder())
        .increment();
  }

  void took(long time) {
    nanos.add(time);
    answers.increment();
  }

  String text(long journalLines, boolean healthy) {
    StringBuilder text = new StringBuilder();
    text.append("# TYPE portolan_attestor_answers_total counter\n");
    counters.forEach((name, value) -> line(text, name, value.sum()));
    text.append("# TYPE portolan_attestor_answer_seconds summary\n");
    text.append("portolan_attestor_answer_seconds_sum ").append(nanos.sum() / 1e9).append('\n');
    line(text, "portolan_attestor_answer_seconds_count", answers.sum());
    text.append("# TYPE portolan_attestor_journal_lines gauge\n");
    line(text, "portolan_attestor_journal_lines", journalLines);
    text.append("# TYPE portolan_attestor_up gauge\n");
    line(text, "portolan_attestor_up", healthy ? 1 : 0);
    return text.toString();
  }

  private static void line(StringBuilder text, String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
