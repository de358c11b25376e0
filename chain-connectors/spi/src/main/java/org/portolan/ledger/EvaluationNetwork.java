package org.portolan.ledger;

import java.nio.file.Path;
import java.util.Map;

/**
 * Sets up, on a network that runs on this machine for that purpose, what an evaluation needs:
 * accounts that can pay, a registry. In operation a person does this once. Found by {@link
 * java.util.ServiceLoader}.
 */
public interface EvaluationNetwork {
  /** As {@link LedgerFamily#namespace()}. */
  String namespace();

  /**
   * Makes a registry of its own for the evaluation.
   *
   * @param wanted a CAIP-2 name, or the namespace alone for whichever network runs here
   * @param name what the ledger is to the evaluation, for the names of its keys
   * @param keys where keys are kept; those that are there already are used
   * @param members of the network whose records this one is to recognize by what they sign, as
   *     their family's {@link #members} tells them; empty where it is not
   * @return the settings by which the family opens the ledger from now on; those that begin with
   *     {@code governor.} take the place of others for a connection of its governor
   * @throws LedgerRefused where no such network runs here
   */
  Map<String, String> prepare(String wanted, String name, Path keys, Map<String, String> members);

  /**
   * Settings that name this network's members to one that takes views of them; empty where its
   * members sign none.
   */
  default Map<String, String> members() {
    return Map.of();
  }
}
