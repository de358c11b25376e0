package org.portolan.evidence.fabric.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;

class ViewProposalTest {
  private static final ViewProposal PROPOSAL =
      new ViewProposal(
          "ch1",
          "rec",
          Stream.of("getRecord", "r1").map(text -> text.getBytes(StandardCharsets.UTF_8)).toList(),
          new byte[] {1, 2},
          new byte[24],
          300);

  @Test
  void a_proposal_has_the_bytes_that_the_messages_definitions_give() {
    String id = Sha256.hash(new byte[24], new byte[] {1, 2}).hex();
    String channel =
        "0803"
            + "1a03"
            + "08ac02"
            + "2203"
            + hex("ch1")
            + "2a40"
            + hex(id)
            + "3a07"
            + "12051203"
            + hex("rec");
    String signature = "0a020102" + "1218" + "00".repeat(24);
    String arguments = "0a09" + hex("getRecord") + "0a02" + hex("r1");
    String spec = "12051203" + hex("rec") + "1a" + length(arguments) + arguments;
    String invocation = "0a" + length(spec) + spec;
    String payload = "0a" + length(invocation) + invocation;
    String header = "0a" + length(channel) + channel + "12" + length(signature) + signature;
    assertThat(Hex.encode(PROPOSAL.bytes()))
        .isEqualTo("0a" + length(header) + header + "12" + length(payload) + payload);
    assertThat(PROPOSAL.hash()).isEqualTo(Sha256.hash(Hex.decode(channel + signature + payload)));
  }

  @Test
  void each_question_of_a_challenge_has_a_nonce_of_its_own() {
    Challenge challenge = new Challenge(Bytes32.ZERO);
    List<Challenge.Signed> tips = List.of(new Challenge.Signed(new byte[1], new byte[2]));
    List<byte[]> nonces =
        List.of(
            challenge.tipNonce(),
            challenge.registryNonce(tips),
            challenge.registryNonce(List.of()),
            challenge.transactionNonce(),
            new Challenge(Sha256.hash()).tipNonce());
    assertThat(nonces.stream().map(Hex::encode)).doesNotHaveDuplicates();
    assertThat(nonces).allMatch(nonce -> nonce.length == 24);
    assertThat(challenge.tipNonce())
        .isEqualTo(
            Arrays.copyOf(
                Sha256.hash(
                        "portolan:view:tip:1\0".getBytes(StandardCharsets.US_ASCII), new byte[32])
                    .toByteArray(),
                24));
  }

  private static String hex(String text) {
    return Hex.encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String length(String hex) {
    int bytes = hex.length() / 2;
    return bytes < 128
        ? Hex.encode(new byte[] {(byte) bytes})
        : Hex.encode(new byte[] {(byte) (bytes & 0x7f | 0x80), (byte) (bytes >> 7)});
  }
}
