package org.portolan.evidence.ethereum.finality;

import java.util.Optional;

/**
 * How far a chain has been followed. Immutable, and all that a follower has to keep between two
 * headers.
 *
 * @param accepted the newest final block
 * @param validators who is trusted to seal the next one; empty where only a contract can say it
 * @param byContract whether those came from the validator contract
 * @param linked the newest block that is linked to the accepted one by parent hashes: itself, or a
 *     later one whose seals do not yet overlap enough with the trusted validators
 */
public record QbftHead(
    FinalBlock accepted, Optional<Validators> validators, boolean byContract, FinalBlock linked) {
  static QbftHead accepted(FinalBlock block, Optional<Validators> validators, boolean byContract) {
    return new QbftHead(block, validators, byContract, block);
  }

  QbftHead linkedTo(FinalBlock block) {
    return new QbftHead(accepted, validators, byContract, block);
  }
}
