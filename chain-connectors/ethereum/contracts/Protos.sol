// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title Protocol Buffers, written at a place in the memory in the one spelling that Fabric's nodes use
/// @dev Fields in the order of their numbers, nothing that is zero or empty written. Whoever writes
///     keeps a word free behind the last byte: copies end on whole words. Each gives the place behind
///     what it wrote.
library Protos {
    function varint(uint256 pos, uint256 value) internal pure returns (uint256 next) {
        assembly ("memory-safe") {
            for {} gt(value, 0x7f) { value := shr(7, value) } {
                mstore8(pos, or(and(value, 0x7f), 0x80))
                pos := add(pos, 1)
            }
            mstore8(pos, value)
            next := add(pos, 1)
        }
    }

    /// @notice The beginning of a field that has a length.
    /// @param tag 8 * number of the field + 2
    function head(uint256 pos, uint256 tag, uint256 length) internal pure returns (uint256) {
        assembly ("memory-safe") {
            mstore8(pos, tag)
        }
        unchecked {
            return varint(pos + 1, length);
        }
    }

    /// @param tag 8 * number of the field
    function number(uint256 pos, uint256 tag, uint256 value) internal pure returns (uint256) {
        if (value == 0) return pos;
        return head(pos, tag, value);
    }

    function numberSize(uint256 value) internal pure returns (uint256 bytes_) {
        unchecked {
            if (value == 0) return 0;
            bytes_ = 2;
            for (value >>= 7; value != 0; value >>= 7) {
                ++bytes_;
            }
        }
    }

    /// @notice Bytes of a field that has a length, its own beginning included.
    function size(uint256 length) internal pure returns (uint256) {
        unchecked {
            return (length < 128 ? 2 : length < 16384 ? 3 : 4) + length;
        }
    }

    function word(uint256 pos, bytes32 value) internal pure returns (uint256) {
        assembly ("memory-safe") {
            mstore(pos, value)
        }
        unchecked {
            return pos + 32;
        }
    }

    /// @param value its first bytes are written
    function begin(uint256 pos, bytes32 value, uint256 length) internal pure returns (uint256) {
        assembly ("memory-safe") {
            mstore(pos, value)
        }
        unchecked {
            return pos + length;
        }
    }

    /// @param from a place in the memory
    function copy(uint256 pos, uint256 from, uint256 length) internal pure returns (uint256 next) {
        assembly ("memory-safe") {
            for { let i := 0 } lt(i, length) { i := add(i, 32) } {
                mstore(add(pos, i), mload(add(from, i)))
            }
            next := add(pos, length)
        }
    }

    /// @param from a place in the calldata
    function copyGiven(uint256 pos, uint256 from, uint256 length) internal pure returns (uint256 next) {
        assembly ("memory-safe") {
            calldatacopy(pos, from, length)
            next := add(pos, length)
        }
    }

    /// @notice A word as 64 lower-case hexadecimal digits.
    function hexadecimal(uint256 pos, bytes32 value) internal pure returns (uint256) {
        bytes32 high = _digits(uint256(value) >> 128);
        bytes32 low = _digits(uint256(value) & type(uint128).max);
        assembly ("memory-safe") {
            mstore(pos, high)
            mstore(add(pos, 32), low)
        }
        unchecked {
            return pos + 64;
        }
    }

    /// @dev 32 nibbles, each spread into a byte and made its digit.
    function _digits(uint256 x) private pure returns (bytes32) {
        unchecked {
            x = (x | (x << 64)) & 0x0000000000000000ffffffffffffffff0000000000000000ffffffffffffffff;
            x = (x | (x << 32)) & 0x00000000ffffffff00000000ffffffff00000000ffffffff00000000ffffffff;
            x = (x | (x << 16)) & 0x0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff;
            x = (x | (x << 8)) & 0x00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff;
            x = (x | (x << 4)) & 0x0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f;
            uint256 ones = 0x0101010101010101010101010101010101010101010101010101010101010101;
            uint256 letters = ((x + 6 * ones) >> 4) & ones;
            return bytes32(x + 0x30 * ones + letters * 0x27);
        }
    }

    /// @notice A number as so many decimal digits, zeros before it.
    function decimal(uint256 pos, uint256 value, uint256 digits) internal pure returns (uint256 next) {
        assembly ("memory-safe") {
            next := add(pos, digits)
            for { let digit := next } gt(digit, pos) { value := div(value, 10) } {
                digit := sub(digit, 1)
                mstore8(digit, add(0x30, mod(value, 10)))
            }
        }
    }

    /// @notice How many digits a number has.
    function digitsOf(uint256 value) internal pure returns (uint256 digits) {
        unchecked {
            digits = 1;
            for (value /= 10; value != 0; value /= 10) {
                ++digits;
            }
        }
    }

    /// @notice A signature as peers send it: strict DER of r and s.
    function der(uint256 pos, bytes32 r, bytes32 s) internal pure returns (uint256 next) {
        unchecked {
            next = _integer(_integer(pos + 2, r), s);
            uint256 length = next - pos - 2;
            assembly ("memory-safe") {
                mstore8(pos, 0x30)
                mstore8(add(pos, 1), length)
            }
        }
    }

    function _integer(uint256 pos, bytes32 value) private pure returns (uint256 next) {
        unchecked {
            uint256 zeros;
            while (zeros < 31 && value[zeros] == 0) {
                ++zeros;
            }
            uint256 sign = uint8(value[zeros]) >> 7;
            assembly ("memory-safe") {
                mstore8(pos, 2)
                mstore8(add(pos, 1), add(sub(32, zeros), sign))
                mstore8(add(pos, 2), 0)
                let from := add(add(pos, 2), sign)
                mstore(from, shl(shl(3, zeros), value))
                next := add(from, sub(32, zeros))
            }
        }
    }
}
