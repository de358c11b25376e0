package org.portolan.relay.simulation;

/**
 * How often what goes wrong; each schedule draws its own, so that some have many faults of one kind
 * and some hardly any.
 *
 * @param crash of a relay, at any moment
 * @param powerLoss of a crash: all that the disk does not have is gone too
 * @param unreachable each question to a node, and each answer of one
 * @param lost a transaction that was sent, and nobody has it
 * @param displaced a transaction whose place went to another one
 * @param twice a transaction that arrives twice
 * @param behind a node that does not know the newest yet
 * @param database a transaction that fails; one that is done, and the answer is lost
 * @param attestorDown each question to an attestor
 * @param clock a relay's clock is stepped, for a while
 * @param freeze a relay stops, and goes on after its lease was over
 * @param lyingNode the relay's own node lies about its source
 * @param lyingAttestor one of three signs whatever it is asked, or says anything
 */
record Faults(
    double crash,
    double powerLoss,
    double unreachable,
    double lost,
    double displaced,
    double twice,
    double behind,
    double database,
    double attestorDown,
    double clock,
    double freeze,
    double lyingNode,
    boolean lyingAttestor) {
  static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false);

  static Faults draw(Chance chance) {
    return new Faults(
        rate(chance, 0.02),
        rate(chance, 1),
        rate(chance, 0.08),
        rate(chance, 0.3),
        rate(chance, 0.3),
        rate(chance, 0.5),
        rate(chance, 0.3),
        rate(chance, 0.03),
        rate(chance, 0.6),
        rate(chance, 0.05),
        rate(chance, 0.01),
        rate(chance, 0.4),
        chance.happens(0.4));
  }

  /** Not at all in half of the schedules. */
  private static double rate(Chance chance, double most) {
    return chance.happens(0.5) ? 0 : most * chance.random().nextDouble();
  }
}
