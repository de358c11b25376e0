package org.portolan.bench.relay;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used of its cores, in nanoseconds: the same on a busy machine. */
final class CpuTime {
  private CpuTime() {}

  static long now() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
