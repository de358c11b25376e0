package org.portolan.evidence.bundle;

import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.RecordHeader;
import org.portolan.record.bundle.Bundle;

/** A bundle whose record was found in its batch, with what the trust file knows of it. */
record Proof(
    TrustFile trust,
    TrustFile.Registry registry,
    IssuerEntry issuer,
    Bundle bundle,
    RecordHeader header,
    long anchorHeight) {}
