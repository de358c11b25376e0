// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Refused} from "./Refused.sol";
import {Words} from "./Words.sol";

/// @notice What stays the same through one call that shows records.
/// @param proof where in the calldata it begins
/// @param unusual flags of what a record is asked for beyond its own header; 0 as a rule
/// @param latest the last second at which a record may have been issued
/// @param buffers where in the memory records are hashed
/// @param beside where in the memory what came beside the proof stands: a `Report` or a `Signed`; 0 as a rule
struct Run {
    uint256 proof;
    uint256 unusual;
    uint256 latest;
    uint256 buffers;
    uint256 beside;
}

/// @notice What a report says is recognized.
struct Report {
    bytes32 commitment;
    bytes32 publisher;
}

/// @notice Issuers' signatures that are checked here.
/// @param next where in the calldata the next one stands
/// @param registry of the source
/// @param anchored block of the batch
struct Signed {
    uint256 next;
    bytes32 registry;
    uint256 anchored;
}

/// @title What a packed proof shows of its batch, and the buffers that its records are hashed in
/// @dev Nothing of it is copied: lane, publisher, source, ordinal and count are read where they stand
///     in the calldata, issuer and form where they stand in what is hashed.
library Shown {
    using Words for uint256;

    function report(Run memory run) internal pure returns (Report memory r) {
        assembly ("memory-safe") {
            r := mload(add(run, 128))
        }
    }

    function signed(Run memory run) internal pure returns (Signed memory s) {
        assembly ("memory-safe") {
            s := mload(add(run, 128))
        }
    }

    function lane(Run memory run) internal pure returns (bytes32) {
        return run.proof.word();
    }

    function publisher(Run memory run) internal pure returns (bytes32) {
        unchecked {
            return (run.proof + 32).word();
        }
    }

    function source(Run memory run) internal pure returns (bytes32) {
        unchecked {
            return (run.proof + 64).word();
        }
    }

    function ordinal(Run memory run) internal pure returns (uint64) {
        unchecked {
            return uint64((run.proof + 96).u64());
        }
    }

    function count(Run memory run) internal pure returns (uint256) {
        unchecked {
            return (run.proof + 104).u32();
        }
    }

    /// @notice The map of the kept status, where it has endings.
    function map(Run memory run) internal pure returns (bytes32) {
        unchecked {
            return (run.proof + 150).word();
        }
    }

    /// @dev Header: w0 to w6. At 224: 0x00 "PSL1" C. At 288: "portolan:key:1\0" origin recordId. At 384:
    ///     0x00 "PBL1" issuer, size, root, signature. At 512: "portolan:origin:1\0" source issuer.
    ///     Form and issuer are 0 until they were told: memory from before is not believed.
    function layOut(Run memory run, bytes32 w0) internal pure {
        uint256 header = Words.allocate(608);
        run.buffers = header;
        bytes32 from = source(run);
        assembly ("memory-safe") {
            mstore(header, w0)
            mstore(add(header, 64), 0)
            mstore(add(header, 224), hex"0050534c31")
            mstore(add(header, 288), "portolan:key:1")
            mstore(add(header, 384), hex"0050424c31")
            mstore(add(header, 389), 0)
            mstore(add(header, 512), "portolan:origin:1")
            mstore(add(header, 530), from)
        }
    }

    /// @notice The issuer from here on. Word 1 is never told, but recomputed from the lane's source and
    ///     the batch leaf's issuer.
    function issuer(Run memory run, bytes32 issuerId) internal view {
        if (issuerId == 0) revert Refused("PTL-DST-011", 0, 0);
        uint256 header = run.buffers;
        assembly ("memory-safe") {
            mstore(add(header, 389), issuerId)
            mstore(add(header, 562), issuerId)
        }
        bytes32 w1 = Words.sha(header + 512, 82);
        assembly ("memory-safe") {
            mstore(add(header, 32), w1)
            mstore(add(header, 303), w1)
        }
    }

    /// @notice The leaf of a sheaf of the present issuer in its batch.
    function batchLeaf(Run memory run, uint256 size, bytes32 root, bytes32 signature)
        internal
        view
        returns (bytes32)
    {
        uint256 leaf = run.buffers + 384;
        assembly ("memory-safe") {
            mstore(add(leaf, 37), shl(224, size))
            mstore(add(leaf, 41), root)
            mstore(add(leaf, 73), signature)
        }
        return Words.sha(leaf, 105);
    }

    /// @notice The leaf of a commitment in its sheaf.
    function sheafLeaf(Run memory run, bytes32 commitment) internal view returns (bytes32) {
        uint256 leaf = run.buffers + 224;
        assembly ("memory-safe") {
            mstore(add(leaf, 5), commitment)
        }
        return Words.sha(leaf, 37);
    }
}
