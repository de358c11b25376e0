package org.portolan.hub.network;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.directory.SignedDirectoryEntry;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.ledger.Source;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.KeyFile;
import org.portolan.record.cose.Signer;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.AttestorJournal;
import org.portolan.relay.attest.AttestorKeyFile;
import org.portolan.relay.attest.LocalAttestor;

/**
 * The attestors of an evaluation, in this process: each organisation's has a key, a pair of sources
 * and a journal of its own.
 *
 * @param scheme how statements of the lane are signed
 */
record Attestors(Path folder, AttestationScheme scheme, Clock clock) {
  static final List<String> ORGANISATIONS =
      List.of("Harbour Bank", "Merchant Bank", "Trade Insurance");

  List<AttestorEntry> entries() {
    return ORGANISATIONS.stream().flatMap(name -> key(name).entries().stream()).toList();
  }

  private AttestorKeyFile.LaneKey key(String organisation) {
    Path file = folder.resolve("keys").resolve("attestor-" + slug(organisation) + ".key");
    return AttestorKeyFile.loadOrCreate(file, organisation, scheme);
  }

  /** Each of them signs an entry of the directory. */
  SignedDirectoryEntry approve(SignedDirectoryEntry entry) {
    SignedDirectoryEntry signed = entry;
    for (String organisation : ORGANISATIONS) {
      signed = signed.signed(key(organisation).approval());
    }
    return signed;
  }

  /** Each of them signs an epoch that follows by the ledger's own rules. */
  SignedEpoch approve(SignedEpoch entry) {
    SignedEpoch signed = entry;
    for (String organisation : ORGANISATIONS) {
      signed = signed.signed(key(organisation).approval());
    }
    return signed;
  }

  /** A journal is sealed with a key that can do nothing else. */
  private Signer journalKey(String organisation) {
    Path file = folder.resolve("keys").resolve("journal-" + slug(organisation) + ".key");
    return KeyFile.loadOrCreate(file, Alg.ED25519);
  }

  /**
   * @param sources two or more
   * @param keep closes the journals
   */
  List<Attestor> opened(LocalAttestor.Charge charge, List<Source> sources, Keep keep) {
    if (sources.size() < 2) {
      throw new IllegalArgumentException(
          "attestors read " + charge.source().caip2() + " through two endpoints: name a second");
    }
    List<Attestor> attestors = new ArrayList<>();
    for (int i = 0; i < ORGANISATIONS.size(); i++) {
      String organisation = ORGANISATIONS.get(i);
      AttestorJournal journal =
          keep.keep(
              new AttestorJournal(
                  folder.resolve("attestors").resolve(slug(organisation) + ".journal"),
                  journalKey(organisation)));
      attestors.add(
          new LocalAttestor(
              organisation,
              key(organisation).signer(),
              charge,
              sources.get(i % sources.size()),
              sources.get((i + 1) % sources.size()),
              journal,
              clock));
    }
    return attestors;
  }

  static String slug(String organisation) {
    return organisation.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** Holds what has to be closed. */
  interface Keep {
    <T extends AutoCloseable> T keep(T resource);
  }
}
