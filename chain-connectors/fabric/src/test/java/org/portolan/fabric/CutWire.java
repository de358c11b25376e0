package org.portolan.fabric;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a peer that breaks each connection after so many bytes of its answers. */
final class CutWire implements AutoCloseable {
  private final ServerSocket server;
  private final int port;
  private final int bytes;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile int cuts;

  /**
   * @param address {@code 127.0.0.1:port} of the peer
   */
  CutWire(String address, int bytes) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    this.bytes = bytes;
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** How many connections were broken. */
  int cuts() {
    return cuts;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket peer = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(client);
        open.add(peer);
        Thread.ofVirtual().start(() -> copy(client, peer, Integer.MAX_VALUE));
        Thread.ofVirtual().start(() -> copy(peer, client, bytes));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void copy(Socket from, Socket to, int most) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1_024];
      int left = most;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (n > left) {
          cuts++;
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
        left -= most == Integer.MAX_VALUE ? 0 : n;
      }
    } catch (IOException e) {
      // The other direction was broken.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Closeable each : open) {
      each.close();
    }
  }
}
