package org.portolan.ledger.contract;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Counts the cases that were not run for want of a capability, and prints them at the end. */
final class MissingCases implements TestWatcher, AfterAllCallback {
  private final Map<String, Integer> missing = new TreeMap<>();
  private int run;

  @Override
  public void testSuccessful(ExtensionContext context) {
    run++;
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    run++;
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    if (cause instanceof Missing it) {
      missing.merge(it.what(), 1, Integer::sum);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (run + missing.size() > 0) {
      System.out.println(context.getDisplayName() + ": " + summary());
    }
  }

  String summary() {
    StringBuilder line = new StringBuilder(run + " cases of the ledger contract were run");
    missing.forEach((what, count) -> line.append("; ").append(count).append(" not: ").append(what));
    return line.toString();
  }
}
