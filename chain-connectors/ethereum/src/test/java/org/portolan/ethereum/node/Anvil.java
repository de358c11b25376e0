package org.portolan.ethereum.node;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.http.HttpService;

/** A development node of its own, with the rules of the Osaka fork. */
public final class Anvil implements AutoCloseable {
  /** Any result; anvil's own methods have no typed responses. */
  public static final class Any extends Response<Object> {}

  private final List<String> command;
  private final String url;
  private final Path log;
  private Process process;

  private Anvil(List<String> command, String url, Path log) {
    this.command = command;
    this.url = url;
    this.log = log;
  }

  /**
   * @param options beyond port and chain id 31337; the fork too, where it is another
   */
  public static Anvil start(String... options) throws IOException, InterruptedException {
    Path binary = Tools.folder().resolve("node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command =
        new ArrayList<>(List.of(binary.toString(), "--port", "" + port, "--silent"));
    command.addAll(List.of(options));
    if (!command.contains("--hardfork")) {
      command.addAll(List.of("--hardfork", "osaka"));
    }
    Anvil anvil =
        new Anvil(command, "http://127.0.0.1:" + port, Files.createTempFile("anvil", ".log"));
    anvil.restart();
    return anvil;
  }

  /** Starts the node anew; what it held is gone unless it was told to keep a state. */
  public void restart() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    for (int i = 0; i < 200; i++) {
      try {
        ask("eth_chainId");
        return;
      } catch (IOException e) {
        if (!process.isAlive()) {
          throw new IOException("anvil ended: " + Files.readString(log), e);
        }
        Thread.sleep(25);
      }
    }
    throw new IOException("anvil does not answer: " + Files.readString(log));
  }

  public String url() {
    return url;
  }

  /** One call; an error of the node is an exception. */
  public Object ask(String method, Object... parameters) throws IOException {
    HttpService http = new HttpService(url);
    Any answer = http.send(new Request<>(method, List.of(parameters), http, Any.class), Any.class);
    if (answer.hasError()) {
      throw new IllegalStateException(method + ": " + answer.getError().getMessage());
    }
    return answer.getResult();
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
