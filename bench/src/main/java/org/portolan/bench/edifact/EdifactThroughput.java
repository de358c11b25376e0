package org.portolan.bench.edifact;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.stream.EDIStreamException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.portolan.uncefact.translate.Translator;
import org.xml.sax.SAXException;

/**
 * Messages a second on one core, each peer on the same bytes: an interchange of 1 MB. The collector
 * is the one that works in the thread that it interrupts, so that no other core helps.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class EdifactThroughput {
  static final int MESSAGES = 260;

  private byte[] interchange;
  private StaediPeer staedi;
  private SmooksPeer smooks;
  private Translator translator;

  @Setup
  public void prepare() throws IOException, EDISchemaException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InvoicInterchange.write(out, MESSAGES);
    interchange = out.toByteArray();
    staedi = new StaediPeer(StaediSchema.of("d96a", "INVOIC"));
    translator = new Translator(org.portolan.uncefact.edifact.Mode.STRICT, Clock.systemUTC());
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public int portolan1Cuts() {
    return Stages.cut(interchange);
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public int portolan2CutsAndPlaces() {
    return Stages.place(interchange);
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public int portolan3CutsPlacesAndValidates() {
    return Stages.validate(interchange);
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public int portolan4ReadsValidatesAndMaps() {
    return Stages.map(translator, interchange, document -> document.leaves().size());
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public int portolan5ReadsValidatesMapsAndMakesEntries() {
    return Stages.map(translator, interchange, document -> document.entries().size());
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public long staediReadsAndValidates() throws EDIStreamException, IOException {
    return staedi.read(interchange);
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public long edireaderReads() throws IOException, SAXException {
    return new EdireaderPeer().read(interchange);
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public long smooksReadsIntoXml() {
    if (smooks == null) {
      smooks = new SmooksPeer();
    }
    return smooks.read(interchange);
  }
}
