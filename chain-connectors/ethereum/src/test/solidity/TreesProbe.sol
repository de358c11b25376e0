// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Attestors} from "contracts/Attestors.sol";
import {Trees} from "contracts/Trees.sol";
import {Words} from "contracts/Words.sol";

/// @notice Lets a test reach the registry's two kinds of proof, and its counting, by themselves.
contract TreesProbe {
    /// @param leaves pairs (index, hash), one after the other
    function root(uint256 size, bytes32[] calldata leaves, bytes calldata siblings) external view returns (bytes32) {
        uint256 nodes = Words.allocate(32 * leaves.length);
        for (uint256 i = 0; i < leaves.length; ++i) {
            bytes32 word = leaves[i];
            assembly ("memory-safe") {
                mstore(add(nodes, mul(32, i)), word)
            }
        }
        uint256 pos;
        uint256 end;
        assembly ("memory-safe") {
            pos := siblings.offset
            end := add(pos, siblings.length)
        }
        bytes32 top;
        (top, pos) = Trees.root(nodes, leaves.length / 2, size, pos);
        require(pos == end, "siblings left over or missing");
        return top;
    }

    function absence(bytes32 commitment, bytes calldata proof) external view returns (bytes32) {
        uint256 pos;
        uint256 end;
        assembly ("memory-safe") {
            pos := proof.offset
            end := add(pos, proof.length)
        }
        bytes32 map;
        (map, pos) = Trees.absence(commitment, pos);
        require(pos == end, "proof left over or missing");
        return map;
    }

    /// @notice How many organisations of a set have signed a digest.
    function organisations(bytes calldata set, bytes32 digest, bytes calldata signatures)
        external
        pure
        returns (uint256)
    {
        uint256 many = Attestors.check(set, 1);
        uint256 epoch = Words.allocate(Attestors.HEAD + set.length + 32);
        uint256 list = epoch + Attestors.HEAD;
        assembly ("memory-safe") {
            calldatacopy(list, set.offset, set.length)
        }
        return Attestors.organisations(epoch, many, digest, signatures);
    }
}
