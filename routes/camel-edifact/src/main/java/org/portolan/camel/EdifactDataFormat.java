package org.portolan.camel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.spi.DataFormatName;
import org.apache.camel.spi.annotations.Dataformat;
import org.apache.camel.support.service.ServiceSupport;
import org.portolan.directories.Directories;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.partner.Agreements;
import org.portolan.uncefact.partner.Known;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.TranslatedMessages;
import org.portolan.uncefact.translate.Translator;

/**
 * {@code edifact}: an interchange into canonical documents and back. With {@code split} the body
 * becomes an iterator that reads one message at a time, for {@code split(body()).streaming()}.
 */
@Dataformat("edifact")
public class EdifactDataFormat extends ServiceSupport implements DataFormat, DataFormatName {
  private Mode mode = Mode.TOLERANT;
  private Output output = Output.JSON;
  private boolean split;
  private boolean failOnErrors = true;
  private String overlays;
  private String partners;
  private String sender;
  private String recipient;
  private String messageType;
  private String directory;
  private String syntax = "UNOC:3";

  private MappingTables tables;
  private Translator translator;

  @Override
  public String getDataFormatName() {
    return "edifact";
  }

  @Override
  protected void doInit() {
    tables = overlays == null ? MappingTables.shipped() : MappingTables.with(Path.of(overlays));
    Known known = new Known(tables.overlaid(), Set.copyOf(Directories.names()));
    Agreements agreements =
        partners == null ? Agreements.NONE : Agreements.of(Path.of(partners), known);
    if (!agreements.complaints().isEmpty()) {
      throw new IllegalArgumentException(agreements.complaints().get(0).toString());
    }
    translator = new Translator(mode, Clock.systemUTC(), tables, agreements);
  }

  @Override
  public Object unmarshal(Exchange exchange, InputStream stream) throws IOException {
    if (split) {
      // The hash of a file is known at its end, too late for its first message.
      return new MessageIterator(
          new TranslatedMessages(translator, stream, null), output, failOnErrors);
    }
    byte[] file = stream.readAllBytes();
    TranslatedMessages messages =
        new TranslatedMessages(
            translator,
            new ByteArrayInputStream(file),
            Hex.encode(Sha256.hash(file).toByteArray()));
    List<Translated> all = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    try (messages) {
      messages.forEachRemaining(all::add);
    } catch (EdifactException e) {
      findings.add(e.finding());
    }
    findings.addAll(messages.envelopeFindings());
    all.forEach(message -> findings.addAll(message.findings()));
    if (failOnErrors && findings.stream().anyMatch(it -> it.level() == Level.ERROR)) {
      throw new EdifactFailed(findings);
    }
    Message to = exchange.getMessage();
    if (!all.isEmpty()) {
      headers(all.get(0), to);
    }
    to.setHeader(EdifactHeaders.FINDINGS, findings.stream().map(Finding::toString).toList());
    return all.stream()
        .map(it -> MessageIterator.body(it, output))
        .filter(it -> it != null)
        .toList();
  }

  private static void headers(Translated first, Message to) {
    Interchange interchange = first.interchange();
    to.setHeader(EdifactHeaders.SENDER, party(interchange.sender(), interchange.senderQualifier()));
    to.setHeader(
        EdifactHeaders.RECIPIENT, party(interchange.recipient(), interchange.recipientQualifier()));
    to.setHeader(EdifactHeaders.CONTROL_REFERENCE, interchange.controlReference());
    to.setHeader(EdifactHeaders.TEST, interchange.test());
    to.setHeader(EdifactHeaders.MESSAGE_TYPE, first.message().type());
    to.setHeader(EdifactHeaders.DIRECTORY, first.message().directory());
  }

  private static String party(String id, String qualifier) {
    return qualifier.isEmpty() ? id : id + ":" + qualifier;
  }

  @Override
  public void marshal(Exchange exchange, Object graph, OutputStream stream) throws Exception {
    Marshalling marshalling =
        new Marshalling(
            tables, exchange.getMessage(), sender, recipient, messageType, directory, syntax);
    stream.write(marshalling.write(exchange, graph, Instant.now()));
  }

  /** {@code tolerant} (the default) or {@code strict}. */
  public void setMode(String mode) {
    this.mode = Mode.valueOf(mode.toUpperCase(Locale.ROOT));
  }

  /** {@code json} (the default), {@code document} or {@code message}. */
  public void setOutput(String output) {
    this.output = Output.valueOf(output.toUpperCase(Locale.ROOT));
  }

  /** Whether the body becomes an iterator that reads one message at a time. */
  public void setSplit(boolean split) {
    this.split = split;
  }

  /** Whether a finding of level ERROR is an exception; otherwise it is in a header. */
  public void setFailOnErrors(boolean failOnErrors) {
    this.failOnErrors = failOnErrors;
  }

  /** A folder of overlays and tables besides those of the product. */
  public void setOverlays(String overlays) {
    this.overlays = overlays;
  }

  /** A folder of agreements with partners. */
  public void setPartners(String partners) {
    this.partners = partners;
  }

  /** Who sends what is written: UNB 0004, a qualifier after a colon. */
  public void setSender(String sender) {
    this.sender = sender;
  }

  public void setRecipient(String recipient) {
    this.recipient = recipient;
  }

  /** What is written, as in {@code INVOIC}. */
  public void setMessageType(String messageType) {
    this.messageType = messageType;
  }

  /** In which directory it is written, as in {@code D.96A}. */
  public void setDirectory(String directory) {
    this.directory = directory;
  }

  /** Syntax identifier and version, as in {@code UNOC:3}. */
  public void setSyntax(String syntax) {
    this.syntax = syntax;
  }
}
