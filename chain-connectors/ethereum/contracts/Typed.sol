// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @notice That a publisher's batch is anchored, that every leaf of it was opened and every issuer's
///     signature in it was checked, and what the publisher had ended as of a height.
struct BatchStatement {
    bytes32 lane;
    bytes32 epoch;
    bytes32 publisher;
    uint64 ordinal;
    bytes32 position;
    bytes32 anchorHash;
    bytes32 root;
    uint32 count;
    bytes32 status;
    uint64 asOfHeight;
    uint64 asOfTime;
}

/// @notice What a publisher had ended as of a height: it renews all records of that publisher.
struct StatusStatement {
    bytes32 lane;
    bytes32 epoch;
    bytes32 publisher;
    bytes32 status;
    uint64 asOfHeight;
    uint64 asOfTime;
}

/// @title What EIP-712 signs of the statements
/// @dev The domain is made anew at each call, so that a chain that forks with another id has
///     another domain; it costs about 200 gas.
library Typed {
    bytes32 internal constant DOMAIN =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 internal constant NAME = keccak256("Portolan");
    bytes32 internal constant VERSION = keccak256("1");
    bytes32 internal constant BATCH = keccak256(
        "BatchStatement(bytes32 lane,bytes32 epoch,bytes32 publisher,uint64 ordinal,bytes32 position,bytes32 anchorHash,bytes32 root,uint32 count,bytes32 status,uint64 asOfHeight,uint64 asOfTime)"
    );
    bytes32 internal constant STATUS = keccak256(
        "StatusStatement(bytes32 lane,bytes32 epoch,bytes32 publisher,bytes32 status,uint64 asOfHeight,uint64 asOfTime)"
    );
    bytes32 internal constant EPOCH =
        keccak256("EpochChange(bytes32 lane,bytes32 from,bytes32 to,uint64 fromHeight,bytes32 attestors)");

    function digest(BatchStatement calldata s) internal view returns (bytes32) {
        bytes32 hash;
        bytes32 kind = BATCH;
        assembly ("memory-safe") {
            let pos := mload(0x40)
            mstore(pos, kind)
            calldatacopy(add(pos, 32), s, 352)
            hash := keccak256(pos, 384)
        }
        return bound(hash);
    }

    function digest(StatusStatement calldata s) internal view returns (bytes32) {
        bytes32 hash;
        bytes32 kind = STATUS;
        assembly ("memory-safe") {
            let pos := mload(0x40)
            mstore(pos, kind)
            calldatacopy(add(pos, 32), s, 192)
            hash := keccak256(pos, 224)
        }
        return bound(hash);
    }

    function digest(bytes32 lane, bytes32 from, bytes32 to, uint64 fromHeight, bytes calldata attestors)
        internal
        view
        returns (bytes32)
    {
        return bound(keccak256(abi.encode(EPOCH, lane, from, to, fromHeight, keccak256(attestors))));
    }

    function bound(bytes32 hash) private view returns (bytes32) {
        bytes32 domain = keccak256(abi.encode(DOMAIN, NAME, VERSION, block.chainid, address(this)));
        return keccak256(abi.encodePacked(hex"1901", domain, hash));
    }
}
