package org.portolan.camel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.json.DocumentReader;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.translate.Composer;

/** One interchange of the documents in a body; headers of the exchange come before options. */
final class Marshalling {
  private static final AtomicLong LAST = new AtomicLong();

  private final MappingTables tables;
  private final Message from;
  private final String sender;
  private final String recipient;
  private final String messageType;
  private final String directory;
  private final String syntax;

  Marshalling(
      MappingTables tables,
      Message from,
      String sender,
      String recipient,
      String messageType,
      String directory,
      String syntax) {
    this.tables = tables;
    this.from = from;
    this.sender = asked(from, EdifactHeaders.SENDER, sender);
    this.recipient = asked(from, EdifactHeaders.RECIPIENT, recipient);
    this.messageType = asked(from, EdifactHeaders.MESSAGE_TYPE, messageType);
    this.directory = asked(from, EdifactHeaders.DIRECTORY, directory);
    this.syntax = syntax;
  }

  private static String asked(Message from, String header, String option) {
    return Optional.ofNullable(from.getHeader(header, String.class))
        .or(() -> Optional.ofNullable(option))
        .orElseThrow(
            () -> new IllegalArgumentException("no header " + header + " and no such option"));
  }

  byte[] write(Exchange exchange, Object graph, Instant now) throws IOException {
    List<TradeDocument> documents = new ArrayList<>();
    if (graph instanceof Iterable<?> several) {
      for (Object each : several) {
        documents.add(document(exchange, each));
      }
    } else {
      documents.add(document(exchange, graph));
    }
    String[] name = directory.split("\\.");
    if (name.length != 2) {
      throw new IllegalArgumentException("the directory as in D.96A, not " + directory);
    }
    return Composer.compose(
            tables,
            header(now),
            new MessageName(messageType, name[0], name[1], "UN", ""),
            documents)
        .bytes();
  }

  private static TradeDocument document(Exchange exchange, Object body) {
    if (body instanceof TradeDocument document) {
      return document;
    }
    if (body instanceof String json) {
      return DocumentReader.read(json.getBytes(StandardCharsets.UTF_8));
    }
    byte[] json = exchange.getContext().getTypeConverter().convertTo(byte[].class, exchange, body);
    if (json == null) {
      throw new IllegalArgumentException(
          "a document, or one as JSON, not " + (body == null ? "nothing" : body.getClass()));
    }
    return DocumentReader.read(json);
  }

  private Interchange header(Instant now) {
    String[] of = syntax.split(":");
    int version = Integer.parseInt(of[1]);
    LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return new Interchange(
        of[0],
        version,
        id(sender),
        qualifier(sender),
        id(recipient),
        qualifier(recipient),
        time.format(DateTimeFormatter.ofPattern(version < 4 ? "yyMMdd" : "yyyyMMdd")),
        time.format(DateTimeFormatter.ofPattern("HHmm")),
        Optional.ofNullable(from.getHeader(EdifactHeaders.CONTROL_REFERENCE, String.class))
            .orElseGet(() -> reference(now)),
        false,
        Boolean.TRUE.equals(from.getHeader(EdifactHeaders.TEST, Boolean.class)),
        0);
  }

  /** Of its own in this process, at most 14 digits, later ones above earlier ones. */
  private static String reference(Instant now) {
    return Long.toString(LAST.updateAndGet(last -> Math.max(last + 1, now.toEpochMilli())));
  }

  private static String id(String party) {
    int colon = party.indexOf(':');
    return colon < 0 ? party : party.substring(0, colon);
  }

  private static String qualifier(String party) {
    int colon = party.indexOf(':');
    return colon < 0 ? "" : party.substring(colon + 1);
  }
}
