package org.portolan.ethereum;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.portolan.ethereum.account.KeySigner;
import org.portolan.ethereum.contract.RegistryArtifact;
import org.portolan.ethereum.node.Endpoint;
import org.portolan.ethereum.node.Node;

/** {@code portolan deploy ethereum URL KEYSTORE PASSWORD-FILE GOVERNOR GUARDIAN DELAY [views]}. */
public final class Deploy {
  private static final int ARGUMENTS = 6;
  private static final String ADDRESS = "0x[0-9a-fA-F]{40}";

  private Deploy() {}

  public static void main(String[] arguments) {
    boolean views = arguments.length == ARGUMENTS + 1 && arguments[ARGUMENTS].equals("views");
    if (arguments.length != ARGUMENTS && !views
        || !arguments[3].matches(ADDRESS)
        || !arguments[4].matches(ADDRESS)
        || !arguments[5].matches("[0-9]{1,9}")) {
      System.err.println(
          "Usage: portolan deploy ethereum URL KEYSTORE PASSWORD-FILE GOVERNOR GUARDIAN DELAY"
              + " [views]\n"
              + "GOVERNOR and GUARDIAN are addresses, DELAY the seconds that a new epoch waits;\n"
              + "with views, a registry that believes peers of Fabric instead of attestors.");
      System.exit(2);
    }
    KeySigner payer = KeySigner.ofKeystore(Path.of(arguments[1]), Path.of(arguments[2]));
    Endpoint endpoint = new Endpoint(arguments[0], "deployment", Map.of(), Optional.empty());
    try (Node node = new Node(endpoint)) {
      Deployment.Deployed deployed =
          Deployment.deploy(
              node,
              payer,
              views ? RegistryArtifact.VIEWS : RegistryArtifact.ATTESTED,
              Long.parseLong(arguments[5]),
              arguments[3],
              arguments[4]);
      System.out.println("network=" + deployed.network().caip2());
      System.out.println("genesis=" + deployed.network().genesis());
      System.out.println("registry=" + deployed.address());
      System.out.println("fromBlock=" + deployed.block());
    }
  }
}
