// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title Signatures on P-256, by the chain's precompiled contract (RIP-7212, EIP-7951)
/// @dev A chain that has none answers a call to its address with success and without a word, so that
///     a word is asked for, and a signature that is known to hold is asked about before anything
///     hangs on it.
library P256 {
    uint256 private constant HALF_ORDER = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8;

    /// @notice Whether the key signed the hash; s in the lower half, so that none has a twin.
    function verify(bytes32 hash, bytes32 r, bytes32 s, bytes32 x, bytes32 y) internal view returns (bool) {
        return uint256(s) <= HALF_ORDER && holds(hash, r, s, x, y);
    }

    /// @notice Whether the key signed the hash, with either of the two s.
    function holds(bytes32 hash, bytes32 r, bytes32 s, bytes32 x, bytes32 y) internal view returns (bool good) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, hash)
            mstore(add(free, 32), r)
            mstore(add(free, 64), s)
            mstore(add(free, 96), x)
            mstore(add(free, 128), y)
            mstore(0, 0)
            let answered := staticcall(gas(), 0x100, free, 160, 0, 32)
            good := and(and(answered, eq(returndatasize(), 32)), eq(mload(0), 1))
        }
    }

    /// @notice Whether this chain has the precompile: it knows a good signature, and a bad one.
    function isThere() internal view returns (bool) {
        bytes32 hash = 0x61aef21156ffca6a6927ced21ac6a805a0a30c14398012f15e68a25ae0c020e9;
        bytes32 r = 0xb27f1cd45de3a8183c6e23bc4174c7541fe2bd5e590612475212647d9ad4595f;
        bytes32 s = 0x6076b971767a6f9afeb13a3a4fa991eab02785975bc8923fc98f408317193169;
        bytes32 x = 0xd87002e9913b9779776b41a1896ac54e61c59974e27379984198242743999493;
        bytes32 y = 0x29471fcfe4e16dc51e935da68e87c685f8788319810f54a5cb591e34da66f60e;
        return verify(hash, r, s, x, y) && !verify(bytes32(uint256(hash) ^ 1), r, s, x, y);
    }
}
