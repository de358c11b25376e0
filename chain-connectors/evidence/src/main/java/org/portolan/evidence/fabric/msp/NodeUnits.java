package org.portolan.evidence.fabric.msp;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.portolan.record.RecordRefused;

/**
 * What a certificate's organisational unit says of its holder's part in the network (Fabric's
 * NodeOUs): exactly one part, and here it must be a peer's.
 *
 * @param peer the unit of peers
 * @param issuer the one CA that may give it, DER; empty if any of the MSP may
 * @param others the units of other parts
 */
public record NodeUnits(String peer, Optional<byte[]> issuer, List<String> others) {
  public NodeUnits {
    others = List.copyOf(others);
  }

  void requirePeer(String path, X509Certificate certificate, byte[] issuedBy) {
    Set<String> parts = new HashSet<>(units(certificate));
    Set<String> known = new HashSet<>(others);
    known.add(peer);
    parts.retainAll(known);
    if (!parts.equals(Set.of(peer))) {
      throw refused(path, parts.isEmpty() ? "no unit of the network" : "units " + parts);
    }
    if (issuer.isPresent() && !Arrays.equals(issuer.get(), issuedBy)) {
      throw refused(path, "a unit that another CA gave");
    }
  }

  private RecordRefused refused(String path, String seen) {
    return new RecordRefused("PTL-FAB-009", path, seen, "the unit " + peer + " alone");
  }

  private static List<String> units(X509Certificate certificate) {
    List<String> units = new ArrayList<>();
    try {
      for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        Attribute unit = rdn.toAttributes().get("OU");
        NamingEnumeration<?> values = unit == null ? null : unit.getAll();
        while (values != null && values.hasMore()) {
          units.add(String.valueOf(values.next()));
        }
      }
    } catch (InvalidNameException e) {
      return List.of();
    } catch (NamingException e) {
      return List.of();
    }
    return units;
  }
}
