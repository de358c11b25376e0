package org.portolan.evidence.fabric.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.fabric.proto.ProtoReader;

/**
 * What a transaction read and would write: {@code TxReadWriteSet {1 data_model, 2 repeated
 * NsReadWriteSet {1 namespace, 2 KVRWSet, 3 private collections}}}.
 */
public record ReadWriteSets(List<Namespace> namespaces) {
  private static final int MOST = 1 << 16;

  /** A block and the transaction in it that wrote a value. */
  public record Version(long block, long transaction) {}

  /**
   * @param version empty if there is no such key
   */
  public record Read(String key, Optional<Version> version) {}

  public record Write(String key, boolean deletes, byte[] value) {}

  /**
   * @param others whether there are range queries, writes of metadata or private collections
   */
  public record Namespace(String name, List<Read> reads, List<Write> writes, boolean others) {
    public Namespace {
      reads = List.copyOf(reads);
      writes = List.copyOf(writes);
    }
  }

  public ReadWriteSets {
    namespaces = List.copyOf(namespaces);
  }

  public static ReadWriteSets read(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    if (in.number(1) != 0) {
      throw in.refused("PTL-PRB-004", "another model of data", "keys and values");
    }
    List<Namespace> namespaces = new ArrayList<>();
    for (byte[] each : in.repeated(2, MOST)) {
      namespaces.add(namespace(path + "/" + namespaces.size(), each));
    }
    in.end();
    return new ReadWriteSets(namespaces);
  }

  private static Namespace namespace(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    String name = in.text(1);
    byte[] set = in.bytes(2);
    boolean privately = !in.repeated(3, MOST).isEmpty();
    in.end();
    ProtoReader sets = new ProtoReader(path, set);
    List<Read> reads = sets.repeated(1, MOST).stream().map(r -> keyRead(path, r)).toList();
    boolean ranges = !sets.repeated(2, MOST).isEmpty();
    List<Write> writes = sets.repeated(3, MOST).stream().map(w -> keyWrite(path, w)).toList();
    boolean metadata = !sets.repeated(4, MOST).isEmpty();
    sets.end();
    return new Namespace(name, reads, writes, privately || ranges || metadata);
  }

  private static Read keyRead(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path + "/read", bytes);
    String key = in.text(1);
    Optional<Version> version = in.message(2).map(v -> version(path, v));
    in.end();
    return new Read(key, version);
  }

  private static Version version(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path + "/version", bytes);
    Version version = new Version(in.number(1), in.number(2));
    in.end();
    return version;
  }

  private static Write keyWrite(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path + "/write", bytes);
    Write write = new Write(in.text(1), in.number(2) != 0, in.bytes(3));
    in.end();
    return write;
  }
}
