// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Anchors} from "./Anchors.sol";
import {Lanes} from "./Lanes.sol";
import {Recognitions} from "./Recognitions.sol";
import {Statements} from "./Statements.sol";
import {BatchStatement, StatusStatement, Typed} from "./Typed.sol";

/// @title A registry of trade records
/// @notice As a source it holds what this network's publishers anchor and end; as a destination it
///     recognizes records of other networks, on the word of attestors that it can count. It cannot
///     be upgraded, holds no money and takes none.
contract PortolanRegistry is Anchors, Statements, Recognitions {
    /// @param network_ networkId of this chain, from its CAIP-2 name and its genesis
    /// @param delay_ seconds that a new epoch waits
    /// @param governor opens lanes and thaws them; an account of several signers
    /// @param guardian_ can stop, and nothing else
    constructor(bytes32 network_, uint64 delay_, address governor, address guardian_)
        Lanes(network_, delay_, governor, guardian_)
    {}

    /// @notice Accepts a batch and recognizes records of it in one transaction.
    function acceptAndRecognize(
        BatchStatement calldata s,
        bytes calldata change,
        bytes calldata signatures,
        bytes calldata proof
    ) external {
        acceptBatch(s, change, signatures);
        recognizeEach(proof);
    }

    /// @notice What an attestor signs of a batch, for this chain and this contract.
    function digestOfBatch(BatchStatement calldata s) external view returns (bytes32) {
        return Typed.digest(s);
    }

    /// @notice What an attestor signs of a status, for this chain and this contract.
    function digestOfStatus(StatusStatement calldata s) external view returns (bytes32) {
        return Typed.digest(s);
    }

    /// @notice What an attestor of the epoch in force signs of the next one.
    function digestOfEpoch(bytes32 lane, bytes32 from, bytes32 to, uint64 fromHeight, bytes calldata attestors)
        external
        view
        returns (bytes32)
    {
        return Typed.digest(lane, from, to, fromHeight, attestors);
    }
}
