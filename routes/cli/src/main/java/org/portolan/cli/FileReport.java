package org.portolan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.portolan.record.json.Json;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;

/** What was found in one file. */
record FileReport(String file, int messages, List<Finding> findings) {
  /** Notes keep a file from nothing. */
  boolean isClean() {
    return findings.stream().allMatch(finding -> finding.level() == Level.NOTE);
  }

  String text() {
    StringBuilder text =
        new StringBuilder(file)
            .append(": ")
            .append(messages)
            .append(messages == 1 ? " message, " : " messages, ")
            .append(findings.isEmpty() ? "no findings" : findings.size() + " findings")
            .append('\n');
    findings.forEach(finding -> text.append("  ").append(finding).append('\n'));
    return text.toString();
  }

  String json() {
    return new String(
        Json.object(
                "file", Json.of(file),
                "messages", Json.of(messages),
                "findings", Json.of(findings.stream().map(FileReport::json).toList()))
            .canonical(),
        UTF_8);
  }

  private static Json json(Finding finding) {
    return Json.object(
        "code", Json.of(finding.code()),
        "level", Json.of(finding.level().name()),
        "meaning", Json.of(finding.meaning()),
        "segment", Json.of(finding.place().segment()),
        "tag", Json.of(finding.place().tag()),
        "element", Json.of(finding.place().element()),
        "component", Json.of(finding.place().component()),
        "offset", Json.of(finding.place().offset()),
        "seen", Json.of(finding.seen()),
        "expected", Json.of(finding.expected()),
        "next", Json.of(finding.nextAction()));
  }

  /** A test case a file, a failure a file with findings. */
  static String junit(List<FileReport> reports) {
    long failed = reports.stream().filter(report -> !report.isClean()).count();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuite name=\"portolan validate\" tests=\"").append(reports.size());
    xml.append("\" failures=\"").append(failed).append("\">\n");
    for (FileReport report : reports) {
      xml.append("  <testcase name=\"").append(escape(report.file())).append("\">");
      if (!report.isClean()) {
        xml.append("<failure message=\"").append(report.findings().size()).append(" findings\">");
        report.findings().forEach(f -> xml.append(escape(f.toString())).append('\n'));
        xml.append("</failure>");
      }
      xml.append("</testcase>\n");
    }
    return xml.append("</testsuite>\n").toString();
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                  if (c < 0x20 && c != '\n' && c != '\t') {
                    escaped.append('\ufffd');
                  } else {
                    escaped.appendCodePoint(c);
                  }
                }
              }
            });
    return escaped.toString();
  }
}
