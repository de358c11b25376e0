package org.portolan.attestor;

/**
 * Bounds on connections, by the JDK's server's own properties: they are read once, when its first
 * class is loaded.
 */
final class Transport {
  private Transport() {}

  /** What the command line already says stays. */
  static void bound() {
    set("sun.net.httpserver.maxReqTime", "30");
    set("sun.net.httpserver.maxRspTime", "30");
    set("sun.net.httpserver.idleInterval", "60");
    set("sun.net.httpserver.maxReqHeaders", "64");
    set("sun.net.httpserver.nodelay", "true");
    set("jdk.httpserver.maxConnections", "256");
  }

  private static void set(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
