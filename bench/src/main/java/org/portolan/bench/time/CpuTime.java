package org.portolan.bench.time;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used of its cores, in nanoseconds: the same on a busy machine. */
public final class CpuTime {
  private CpuTime() {}

  public static long now() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
