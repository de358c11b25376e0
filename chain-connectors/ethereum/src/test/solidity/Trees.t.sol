// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TreesProbe} from "./TreesProbe.sol";

/// @notice The registry's walk up a tree against RFC 9162's own, recursive words.
contract TreesTest {
    TreesProbe private immutable probe = new TreesProbe();

    function split(uint256 size) private pure returns (uint256 k) {
        for (k = 1; 2 * k < size; k *= 2) {}
    }

    /// @dev MTH of leaves `from` to `from + size`, whose hashes are made of a seed.
    function root(uint256 seed, uint256 from, uint256 size) private pure returns (bytes32) {
        if (size == 1) return keccak256(abi.encode(seed, from));
        uint256 k = split(size);
        return sha256(abi.encodePacked(hex"01", root(seed, from, k), root(seed, from + k, size - k)));
    }

    /// @dev PATH, from the leaf up.
    function path(uint256 seed, uint256 index, uint256 from, uint256 size) private pure returns (bytes memory) {
        if (size == 1) return "";
        uint256 k = split(size);
        return index < k
            ? bytes.concat(path(seed, index, from, k), root(seed, from + k, size - k))
            : bytes.concat(path(seed, index - k, from + k, size - k), root(seed, from, k));
    }

    function leaf(uint256 seed, uint256 index) private pure returns (bytes32[] memory pair) {
        pair = new bytes32[](2);
        (pair[0], pair[1]) = (bytes32(index), keccak256(abi.encode(seed, index)));
    }

    function testFuzz_a_leaf_leads_to_the_root_of_its_tree(uint256 seed, uint256 size, uint256 index) public view {
        size = 1 + size % 300;
        index = index % size;
        require(probe.root(size, leaf(seed, index), path(seed, index, 0, size)) == root(seed, 0, size), "root");
    }

    function testFuzz_and_with_another_index_size_or_sibling_to_no_such_root(
        uint256 seed,
        uint256 size,
        uint256 index,
        uint256 other,
        uint256 bit
    ) public view {
        size = 2 + size % 300;
        index = index % size;
        bytes memory good = path(seed, index, 0, size);
        bytes32 top = root(seed, 0, size);
        bytes32[] memory moved = leaf(seed, index);
        moved[0] = bytes32((index + 1 + other % (size - 1)) % size);
        require(answer(size, moved, good) != top, "index");
        bytes memory changed = bytes.concat(good);
        changed[bit % good.length] ^= bytes1(uint8(1 << (bit % 8)));
        require(answer(size, leaf(seed, index), changed) != top, "sibling");
        require(answer(size, leaf(seed, index), bytes.concat(good, top)) == 0, "too long");
    }

    function answer(uint256 size, bytes32[] memory pair, bytes memory siblings) private view returns (bytes32 top) {
        try probe.root(size, pair, siblings) returns (bytes32 found) {
            top = found;
        } catch {}
    }
}
