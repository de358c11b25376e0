package org.portolan.fabric;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.registry.CommandCall;
import org.portolan.registry.NativeProof;

/** Has calls endorsed, submits what was endorsed, and waits for its commit. */
final class Submission {
  private static final String PRIVATE = "recognition";
  private static final Set<String> RECOGNITIONS =
      Set.of(CommandCall.RECOGNIZE, NativeProof.RECOGNIZE_NATIVELY);
  private static final long ENDORSE_SECONDS = 30;

  private final Connection connection;
  private final boolean privateRecognitions;

  /** Sent by this process; where one stands is asked of a gateway that waits for its commit. */
  private final Set<String> sent = ConcurrentHashMap.newKeySet();

  Submission(Connection connection, boolean privateRecognitions) {
    this.connection = connection;
    this.privateRecognitions = privateRecognitions;
  }

  /** What the organisations of the endorsement policy signed, and the account's signature. */
  PreparedBytes.Endorsed endorse(CommandCall call) {
    return connection.ask(
        peer -> {
          try {
            Transaction endorsed =
                proposal(peer, call)
                    .endorse(o -> o.withDeadlineAfter(ENDORSE_SECONDS, TimeUnit.SECONDS));
            byte[] signature = peer.account().signer().sign(endorsed.getDigest());
            Transaction signed =
                peer.gateway().newSignedTransaction(endorsed.getBytes(), signature);
            return new PreparedBytes.Endorsed(
                signed.getTransactionId(), signed.getBytes(), signed.getResult());
          } catch (EndorseException e) {
            throw PeerFailed.of("endorse", e);
          }
        });
  }

  private Proposal proposal(Peer peer, CommandCall call) {
    Proposal.Builder proposal =
        peer.gateway()
            .getNetwork(connection.channel())
            .getContract(connection.chaincode())
            .newProposal(call.function());
    boolean hidden = privateRecognitions && RECOGNITIONS.contains(call.function());
    return hidden
        ? proposal.addArguments(new byte[0]).putTransient(PRIVATE, call.argument()).build()
        : proposal.addArguments(call.argument()).build();
  }

  void submit(PreparedBytes.Endorsed transaction) {
    connection.ask(
        peer -> {
          try {
            peer.gateway().newTransaction(transaction.envelope()).submitAsync();
            sent.add(transaction.id());
            return peer;
          } catch (SubmitException e) {
            throw PeerFailed.of("submit", e);
          }
        });
  }

  boolean isSent(String transactionId) {
    return sent.contains(transactionId);
  }

  void forget(String transactionId) {
    sent.remove(transactionId);
  }

  /** Waits a moment for a transaction to be in a block; whether it is there now. */
  boolean awaitCommit(String transactionId, long millis) {
    byte[] request =
        SignedCommitStatusRequest.newBuilder()
            .setRequest(
                CommitStatusRequest.newBuilder()
                    .setTransactionId(transactionId)
                    .setChannelId(connection.channel())
                    .setIdentity(
                        ByteString.copyFrom(connection.peers().all().get(0).account().creator()))
                    .build()
                    .toByteString())
            .build()
            .toByteArray();
    return connection.ask(peer -> isCommitted(peer.gateway(), request, millis));
  }

  private static boolean isCommitted(Gateway gateway, byte[] request, long millis)
      throws PeerFailed {
    try {
      Status status =
          gateway
              .newCommit(request)
              .getStatus(o -> o.withDeadlineAfter(millis, TimeUnit.MILLISECONDS));
      return status.getCode() != null;
    } catch (CommitStatusException e) {
      if (e.getStatus().getCode() == io.grpc.Status.Code.DEADLINE_EXCEEDED) {
        return false;
      }
      throw PeerFailed.of("commit status", e);
    }
  }

  /** An answer that is a refusal's text, which a transaction that froze something gives. */
  static Optional<String> refusal(byte[] answer) {
    return answer.length > 1
        ? Optional.of(new String(answer, StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
