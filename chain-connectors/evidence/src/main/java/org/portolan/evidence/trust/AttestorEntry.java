package org.portolan.evidence.trust;

import java.util.Optional;
import org.portolan.record.Bytes32;

/**
 * An attestor of an epoch.
 *
 * @param id H(SPKI DER), or a left-padded address
 * @param organisation whose attestor it is; a threshold counts organisations, not keys
 * @param kind {@code cose} or {@code eip712}
 * @param spki for {@code cose}: the Ed25519 or P-256 key, SubjectPublicKeyInfo DER
 */
public record AttestorEntry(Bytes32 id, String organisation, String kind, Optional<byte[]> spki) {}
