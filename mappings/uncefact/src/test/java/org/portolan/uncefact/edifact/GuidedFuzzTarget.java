package org.portolan.uncefact.edifact;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the fuzzer gives a file to. It looks at which ways through the reader a file takes, keeps
 * those that take a new one and changes them further; whatever is thrown here ends it.
 */
public final class GuidedFuzzTarget {
  /** What reading and judging may allocate: so much for any file, and so much for each byte. */
  static final long ALLOCATED = 16L << 20;

  static final long ALLOCATED_PER_BYTE = 4_000;

  /** And how long it may work, of the thread's own time, on a machine that others keep busy. */
  private static final long NANOS = 2_000_000_000L;

  private static final long NANOS_PER_BYTE = 200_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private GuidedFuzzTarget() {}

  /** Called by the fuzzer, which finds it by its name. */
  public static void fuzzerTestOneInput(byte[] file) {
    read(file, file.length % 2 == 0 ? Mode.STRICT : Mode.TOLERANT);
  }

  /**
   * Whatever the bytes: findings or our own refusal, in bounds that grow with the file alone. What
   * is loaded when it is first asked for, classes and directories, is there the second time.
   */
  static void read(byte[] file, Mode mode) {
    String complaint = complaint(file, mode);
    if (!complaint.isEmpty()) {
      complaint = complaint(file, mode);
    }
    if (!complaint.isEmpty()) {
      throw new AssertionError(complaint + " for a file of " + file.length + " bytes");
    }
  }

  private static String complaint(byte[] file, Mode mode) {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long worked = THREADS.getCurrentThreadCpuTime();
    Interchanges told = Interchanges.judged(mode, file);
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    worked = THREADS.getCurrentThreadCpuTime() - worked;
    told.findings.forEach(
        finding -> {
          if (finding.toString().isEmpty()) {
            throw new AssertionError("a finding without words");
          }
        });
    if (allocated > ALLOCATED + ALLOCATED_PER_BYTE * file.length) {
      return allocated + " bytes were allocated";
    }
    return worked > NANOS + NANOS_PER_BYTE * file.length ? worked + " ns were worked" : "";
  }
}
