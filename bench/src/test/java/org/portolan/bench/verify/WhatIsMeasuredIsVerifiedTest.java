package org.portolan.bench.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.bundle.BundleVerifier;

/** A proof that is believed whatever it says would be verified fast. */
class WhatIsMeasuredIsVerifiedTest {
  private static final int STEP = 61;

  @Test
  void a_proof_of_each_kind_is_believed_with_its_fields_and_without() {
    for (Handed handed : Handed.all()) {
      BundleVerifier verifier = handed.verifier();
      assertThat(verifier.verify(handed.bundle().encode()))
          .as(handed.kind())
          .matches(Handed::isValid);
      assertThat(verifier.verify(handed.withoutFields().encode()))
          .as(handed.kind())
          .matches(Handed::isValid);
    }
  }

  @Test
  void and_with_a_byte_changed_it_is_not() {
    for (Handed handed : Handed.all()) {
      BundleVerifier verifier = handed.verifier();
      byte[] bundle = handed.withoutFields().encode();
      List<Integer> believed = new ArrayList<>();
      for (int at = 0; at < bundle.length; at += STEP) {
        byte[] changed = bundle.clone();
        changed[at] ^= 1;
        if (Handed.isValid(verifier.verify(changed))) {
          believed.add(at);
        }
      }
      assertThat(believed).as(handed.kind()).isEmpty();
    }
  }
}
