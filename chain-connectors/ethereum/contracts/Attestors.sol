// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Refused} from "./Refused.sol";

/// @title Who attests in one epoch of a lane
/// @notice An epoch's attestors stand in the code of an account of their own: read whole for the
///     price of one, and changed by nobody. After one zero byte, which stops whoever calls it:
///     epoch (32 bytes) | source network (32) | first height (8) | for each attestor address (20)
///     and number of its organisation (1), addresses ascending.
library Attestors {
    uint256 internal constant HEAD = 72;
    uint256 internal constant ENTRY = 21;
    uint256 internal constant SIGNATURE = 66;
    uint256 internal constant MAX = 255;

    /// @notice How many attestors a list has, once it is one: ascending, none of them 0, of so many
    ///     organisations at least.
    function check(bytes calldata list, uint256 needed) internal pure returns (uint256 many) {
        many = list.length / ENTRY;
        if (many * ENTRY != list.length || many == 0 || many > MAX) {
            revert Refused("PTL-EVM-004", list.length, ENTRY);
        }
        uint160 last;
        uint256 seen;
        for (uint256 i = 0; i < list.length; i += ENTRY) {
            uint160 attestor = uint160(bytes20(list[i:i + 20]));
            if (attestor <= last) revert Refused("PTL-EVM-004", attestor, last);
            last = attestor;
            seen |= 1 << uint8(list[i + 20]);
        }
        uint256 there = count(seen);
        if (needed == 0 || there < needed) {
            revert Refused("PTL-POL-002", there, needed);
        }
    }

    /// @notice Writes an epoch into the code of a new account.
    function write(bytes32 epoch, bytes32 network, uint64 fromHeight, bytes calldata list)
        internal
        returns (address pos)
    {
        bytes memory code = abi.encodePacked(hex"00", epoch, network, fromHeight, list);
        // push2 length, dup1, push1 10, returndatasize, codecopy, returndatasize, return, then the code
        bytes memory init = abi.encodePacked(hex"61", uint16(code.length), hex"80600a3d393df3", code);
        assembly ("memory-safe") {
            pos := create(0, add(init, 32), mload(init))
        }
        if (pos == address(0)) revert Refused("PTL-EVM-004", list.length, 0);
    }

    /// @notice Where in the memory an epoch stands once it is read.
    function read(address pos, uint256 many) internal view returns (uint256 set) {
        assembly ("memory-safe") {
            set := mload(0x40)
            let length := add(HEAD, mul(ENTRY, many))
            mstore(0x40, and(add(set, add(length, 63)), not(31)))
            extcodecopy(pos, set, 1, length)
        }
    }

    /// @notice How many organisations of the set have signed a digest.
    /// @param signatures of 66 bytes each: number of the attestor in the set, r, s, v; s in the lower
    ///     half, v 27 or 28. One that does not count is as if it were not there.
    function organisations(uint256 set, uint256 many, bytes32 digest, bytes calldata signatures)
        internal
        pure
        returns (uint256)
    {
        if (signatures.length % SIGNATURE != 0) revert Refused("PTL-EVM-005", signatures.length, SIGNATURE);
        uint256 seen;
        unchecked {
            for (uint256 i = 0; i < signatures.length; i += SIGNATURE) {
                uint256 place;
                uint256 v;
                bytes32 r;
                bytes32 s;
                uint256 entry;
                assembly ("memory-safe") {
                    let pos := add(signatures.offset, i)
                    place := byte(0, calldataload(pos))
                    r := calldataload(add(pos, 1))
                    s := calldataload(add(pos, 33))
                    v := byte(0, calldataload(add(pos, 65)))
                    entry := mload(add(add(set, HEAD), mul(ENTRY, place)))
                }
                if (place >= many) continue;
                (address signer, ECDSA.RecoverError fault,) = ECDSA.tryRecover(digest, uint8(v), r, s);
                if (fault == ECDSA.RecoverError.NoError && signer == address(uint160(entry >> 96))) {
                    seen |= 1 << ((entry >> 88) & 0xff);
                }
            }
        }
        return count(seen);
    }

    /// @notice How many bits are set.
    function count(uint256 bits) internal pure returns (uint256 many) {
        unchecked {
            for (; bits != 0; bits &= bits - 1) {
                ++many;
            }
        }
    }
}
