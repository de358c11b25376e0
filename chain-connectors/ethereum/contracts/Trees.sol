// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Words} from "./Words.sol";
import {Refused} from "./Refused.sol";

/// @title Proofs in the format's two trees
library Trees {
    /// @notice The root that some leaves of an RFC 9162 tree and their siblings lead to.
    /// @dev The siblings are consumed exactly where a tree of this size has one that is not among
    ///     the leaves: with one leaf they are the path of RFC 9162 2.1.3.1. A last node without a
    ///     sibling moves up alone. Works in place.
    /// @param nodes memory of `many` pairs (uint256 index, bytes32 hash), indices ascending, each
    ///     below `size`
    /// @param pos where in the calldata the siblings begin, level by level, left to right
    /// @return root what the leaves lead to
    /// @return next where in the calldata the siblings end
    function root(uint256 nodes, uint256 many, uint256 size, uint256 pos)
        internal
        view
        returns (bytes32, uint256 next)
    {
        bytes32 top;
        assembly ("memory-safe") {
            let good := 1
            let last := sub(size, 1)
            if eq(many, 1) {
                // One leaf, which is the usual case: a pair of nodes at 0x20 and 0x40, behind the byte
                // that makes them an inner node; the hash goes to where the next level wants it.
                let free := mload(0x40)
                let index := mload(nodes)
                let at := shl(and(index, 1), 0x20)
                mstore(0, 1)
                mstore(at, mload(add(nodes, 32)))
                for {} last { last := shr(1, last) } {
                    switch gt(xor(index, 1), last)
                    case 0 {
                        mstore(xor(at, 0x60), calldataload(pos))
                        pos := add(pos, 32)
                        index := shr(1, index)
                        at := shl(and(index, 1), 0x20)
                        good := and(good, staticcall(gas(), 2, 0x1f, 65, at, 32))
                    }
                    default {
                        index := shr(1, index)
                        mstore(shl(and(index, 1), 0x20), mload(at))
                        at := shl(and(index, 1), 0x20)
                    }
                }
                mstore(add(nodes, 32), mload(at))
                mstore(0x40, free)
            }
            let scratch := mload(0x40)
            mstore8(scratch, 1)
            let left := add(scratch, 1)
            let right := add(scratch, 33)
            for {} last { last := shr(1, last) } {
                let out := nodes
                let limit := add(nodes, shl(6, many))
                for { let in := nodes } lt(in, limit) { in := add(in, 64) } {
                    let index := mload(in)
                    let hash := add(in, 32)
                    switch and(index, 1)
                    case 1 {
                        mstore(left, calldataload(pos))
                        mstore(right, mload(hash))
                        pos := add(pos, 32)
                        good := and(good, staticcall(gas(), 2, scratch, 65, add(out, 32), 32))
                    }
                    default {
                        switch eq(index, last)
                        case 1 { mstore(add(out, 32), mload(hash)) }
                        default {
                            mstore(left, mload(hash))
                            let mate := add(in, 64)
                            switch and(lt(mate, limit), eq(mload(mate), add(index, 1)))
                            case 1 {
                                mstore(right, mload(add(mate, 32)))
                                in := mate
                            }
                            default {
                                mstore(right, calldataload(pos))
                                pos := add(pos, 32)
                            }
                            good := and(good, staticcall(gas(), 2, scratch, 65, add(out, 32), 32))
                        }
                    }
                    mstore(out, shr(1, index))
                    out := add(out, 64)
                }
                many := shr(6, sub(out, nodes))
            }
            if iszero(good) {
                revert(0, 0)
            }
            top := mload(add(nodes, 32))
        }
        return (top, pos);
    }

    /// @notice The root of a status map that a proof of absence leads to.
    /// @dev u16 siblings | siblings from the root down | u8 1 if a leaf stands there | C | C' of
    ///     that leaf, which is another's and shares as many first bits as there are siblings.
    /// @param commitment what is not in the map
    /// @param pos where in the calldata the proof begins
    function absence(bytes32 commitment, uint256 pos) internal view returns (bytes32 map, uint256 next) {
        unchecked {
            uint256 depth = Words.u16(pos);
            uint256 first = pos + 2;
            next = first + 32 * depth + 1;
            uint256 leaf = Words.u8(next - 1);
            if (depth > 256 || leaf > 1) revert Refused("PTL-DST-014", depth, leaf);
            if (leaf != 0) {
                bytes32 other = Words.word(next);
                uint256 differing = uint256(other ^ commitment);
                if (differing == 0 || (depth != 0 && differing >> (256 - depth) != 0)) {
                    revert Refused("PTL-DST-014", uint256(other), uint256(commitment));
                }
                map = sha256(abi.encodePacked(hex"00", "PEN1", other, Words.word(next + 32)));
                next += 64;
            }
            for (uint256 level = depth; level != 0; --level) {
                bytes32 sibling = Words.word(first + 32 * (level - 1));
                bool right = (uint256(commitment) >> (256 - level)) & 1 == 1;
                map = right ? Words.node(sibling, map) : Words.node(map, sibling);
            }
        }
    }
}
