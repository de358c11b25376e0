// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title Numbers and words at a place in the calldata, and SHA-256 of a place in the memory
/// @dev Reads beyond the calldata give zeros: who reads checks, once and last, that the end of what
///     was read is the end of what was given.
library Words {
    function word(uint256 pos) internal pure returns (bytes32 value) {
        assembly ("memory-safe") {
            value := calldataload(pos)
        }
    }

    function u8(uint256 pos) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := byte(0, calldataload(pos))
        }
    }

    function u16(uint256 pos) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(240, calldataload(pos))
        }
    }

    function u32(uint256 pos) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(224, calldataload(pos))
        }
    }

    function u64(uint256 pos) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(192, calldataload(pos))
        }
    }

    /// @dev The precompile answers unless the gas is used up; then everything is undone.
    function sha(uint256 pos, uint256 length) internal view returns (bytes32 hash) {
        assembly ("memory-safe") {
            if iszero(staticcall(gas(), 2, pos, length, 0, 32)) {
                revert(0, 0)
            }
            hash := mload(0)
        }
    }

    /// @dev sha256(0x01 || left || right), the node of every tree of the format.
    function node(bytes32 left, bytes32 right) internal view returns (bytes32 hash) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore8(free, 1)
            mstore(add(free, 1), left)
            mstore(add(free, 33), right)
            if iszero(staticcall(gas(), 2, free, 65, 0, 32)) {
                revert(0, 0)
            }
            hash := mload(0)
        }
    }

    /// @dev Memory that stays where it is.
    function allocate(uint256 length) internal pure returns (uint256 pos) {
        assembly ("memory-safe") {
            pos := mload(0x40)
            mstore(0x40, add(pos, length))
        }
    }
}
