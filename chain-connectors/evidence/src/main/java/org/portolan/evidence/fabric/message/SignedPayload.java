package org.portolan.evidence.fabric.message;

import org.portolan.evidence.fabric.proto.ProtoReader;

/**
 * {@code Envelope {1 payload, 2 signature}} with {@code Payload {1 Header {1 channel header, 2
 * signature header}, 2 data}}.
 *
 * @param type of {@code HeaderType}: 1 config, 3 transaction of an endorser
 * @param transactionId in hexadecimal
 * @param time UTC seconds, as its creator says
 */
public record SignedPayload(
    byte[] payload,
    byte[] signature,
    byte[] channelHeader,
    byte[] signatureHeader,
    byte[] data,
    long type,
    String channel,
    String transactionId,
    long time) {
  public static final long CONFIG = 1;
  public static final long TRANSACTION = 3;

  public static SignedPayload read(String path, byte[] envelope) {
    ProtoReader in = new ProtoReader(path, envelope);
    byte[] payload = in.some(1);
    byte[] signature = in.bytes(2);
    in.end();
    ProtoReader inner = new ProtoReader(path + "/payload", payload);
    ProtoReader header = new ProtoReader(path + "/header", inner.some(1));
    byte[] data = inner.bytes(2);
    inner.end();
    byte[] channelHeader = header.some(1);
    byte[] signatureHeader = header.some(2);
    header.end();
    ProtoReader channel = new ProtoReader(path + "/channel header", channelHeader);
    long type = channel.number(1);
    channel.number(2);
    long time = seconds(path, channel.message(3).orElseGet(() -> new byte[0]));
    String name = channel.text(4);
    String id = channel.text(5);
    channel.number(6);
    channel.bytes(7);
    channel.bytes(8);
    channel.end();
    return new SignedPayload(
        payload, signature, channelHeader, signatureHeader, data, type, name, id, time);
  }

  private static long seconds(String path, byte[] timestamp) {
    ProtoReader in = new ProtoReader(path + "/timestamp", timestamp);
    long seconds = in.number(1);
    in.number(2);
    in.end();
    return seconds;
  }

  /** {@code SignatureHeader {1 creator, 2 nonce}}. */
  public record Creator(byte[] identity, byte[] nonce) {
    public static Creator read(String path, byte[] signatureHeader) {
      ProtoReader in = new ProtoReader(path + "/signature header", signatureHeader);
      Creator creator = new Creator(in.some(1), in.some(2));
      in.end();
      return creator;
    }
  }
}
