package org.portolan.journeys;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * A network for the tests of a class, closed after them. Where its program is not here each of them
 * is skipped, so that all are counted and say why.
 */
abstract class NeedsNetwork implements BeforeAllCallback, BeforeEachCallback {
  private TestAbortedException missing;

  /** Starts it, or aborts with the sentence that says what is missing. */
  abstract AutoCloseable start() throws Exception;

  @Override
  public final void beforeAll(ExtensionContext context) throws Exception {
    try {
      context.getStore(ExtensionContext.Namespace.create(getClass())).put("network", start());
    } catch (TestAbortedException e) {
      missing = e;
    }
  }

  @Override
  public final void beforeEach(ExtensionContext context) {
    if (missing != null) {
      throw missing;
    }
  }
}
