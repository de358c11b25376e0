// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Refused} from "./Refused.sol";

/// @title What a network's own publishers anchor and end
/// @notice The source's half of the registry. A publisher is the account that sends: nobody can
///     burn another's ordinals or end another's records.
/// @dev One slot a publisher and kind, so that an anchor writes no new slot:
///     `anchored[p]` = ordinal (40 bits) | chain (216 bits), where
///     chain = low 216 bits of keccak256(slot before || root || uint256 count);
///     `endings[p]` = count (40 bits) | low 216 bits of keccak256(head);
///     `ended[p][C]` = keccak256(C' || uint256 number of the ending), never 0 once written.
///     216 bits of keccak256: 2^216 for another to find a second history, 2^108 for the publisher
///     itself to prepare two; the events carry every value in full.
abstract contract Anchors {
    uint256 private constant CHAIN = (1 << 216) - 1;
    uint256 private constant MAX_NUMBER = (1 << 40) - 1;
    uint256 private constant MAX_BATCH = 1 << 20;

    /// @notice slot 0: publisher -> last ordinal and the chain over its batches
    mapping(address publisher => uint256) public anchored;

    /// @notice slot 1: publisher -> commitment -> a digest of its ending; 0 while nothing ended it
    mapping(address publisher => mapping(bytes32 commitment => bytes32)) public ended;

    /// @notice slot 2: publisher -> number of its endings and a digest of their head
    mapping(address publisher => uint256) public endings;

    /// @notice A batch of records is anchored.
    event Anchored(address indexed publisher, uint64 indexed ordinal, bytes32 root, uint32 count);

    /// @notice A commitment is ended under its publisher, for good.
    /// @param number of this ending among the publisher's, from 1
    event Ended(address indexed publisher, bytes32 indexed commitment, bytes32 successor, uint64 number);

    /// @notice Anchors the sender's next batch.
    /// @param ordinal one more than the sender's last one; 1 at first
    /// @param root of the batch's tree
    /// @param count leaves of that tree, 1 to 2^20
    function anchor(uint64 ordinal, bytes32 root, uint32 count) external {
        uint256 before = anchored[msg.sender];
        unchecked {
            uint256 next = (before >> 216) + 1;
            if (ordinal != next || next > MAX_NUMBER) revert Refused("PTL-LED-002", ordinal, next);
        }
        if (count == 0 || count > MAX_BATCH) revert Refused("PTL-BAT-002", count, MAX_BATCH);
        uint256 chain = uint256(keccak256(abi.encode(before, root, count))) & CHAIN;
        anchored[msg.sender] = (uint256(ordinal) << 216) | chain;
        emit Anchored(msg.sender, ordinal, root, count);
    }

    /// @notice Ends one of the sender's commitments; written once, whatever it names.
    /// @param commitment what ends
    /// @param successor the commitment that takes its place, or 0
    /// @param head the chain over the sender's endings so far, in full: 0 at first, then
    ///     sha256(head before || commitment || successor)
    function endRecord(bytes32 commitment, bytes32 successor, bytes32 head) external {
        mapping(bytes32 => bytes32) storage mine = ended[msg.sender];
        if (mine[commitment] != 0) revert Refused("PTL-LED-003", uint256(commitment), 0);
        uint256 before = endings[msg.sender];
        uint256 place = before >> 216;
        bool known = place == 0 ? head == 0 : _short(head) == before & CHAIN;
        if (!known) revert Refused("PTL-EVM-001", uint256(head), place);
        unchecked {
            place += 1;
        }
        bytes32 digest;
        bytes32 next;
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, successor)
            mstore(add(free, 32), place)
            digest := keccak256(free, 64)
            mstore(free, head)
            mstore(add(free, 32), commitment)
            mstore(add(free, 64), successor)
            if iszero(staticcall(gas(), 2, free, 96, 0, 32)) { revert(0, 0) }
            next := mload(0)
        }
        mine[commitment] = digest;
        endings[msg.sender] = (place << 216) | _short(next);
        emit Ended(msg.sender, commitment, successor, uint64(place));
    }

    function _short(bytes32 head) private pure returns (uint256 digest) {
        assembly ("memory-safe") {
            mstore(0, head)
            digest := shr(40, shl(40, keccak256(0, 32)))
        }
    }
}
