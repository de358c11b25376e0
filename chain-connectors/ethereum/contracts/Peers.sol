// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Attestors} from "./Attestors.sol";
import {Refused} from "./Refused.sol";
import {Words} from "./Words.sol";

/// @notice A channel of Hyperledger Fabric as one epoch of a lane knows it.
/// @param code the account that holds the epoch
/// @param source networkId of the channel's network
/// @param channel, chaincode places in the memory of their names
/// @param block_, transaction where the chaincode's definition was written last
/// @param start place in the memory of the epoch
/// @param peers place of its first peer
/// @param end place behind the last one
struct Channel {
    address code;
    bytes32 source;
    uint256 fromHeight;
    uint256 channel;
    uint256 channelLength;
    uint256 chaincode;
    uint256 chaincodeLength;
    uint256 block_;
    uint256 transaction;
    uint256 start;
    uint256 peers;
    uint256 end;
}

/// @notice A peer.
/// @param organisation number of its organisation in the epoch
/// @param until the last second at which its certificate is valid
/// @param x, y its key on P-256
/// @param place of its identity in the epoch's code
struct Peer {
    uint256 organisation;
    uint256 until;
    bytes32 x;
    bytes32 y;
    uint256 place;
    uint256 length;
}

/// @title Whose peers are believed in one epoch of a lane from a channel of Hyperledger Fabric
/// @notice In the code of an account, as attestors are. After the same head: u8 length and name of the
///     channel | u8 length and name of the chaincode | u64 block, u64 transaction of the definition | for
///     each peer u8 number of its organisation | u64 last second of its certificate | x, y | u16 length
///     and bytes of its identity, a SerializedIdentity. Chains of certificates are for whoever proposes
///     the epoch to check, and for whoever guards it to check again before it is in force.
library Peers {
    using Words for uint256;

    uint256 private constant FIXED = 75;
    uint256 private constant MAX = 32;
    uint256 private constant NAME = 100;
    uint256 private constant IDENTITY = 4096;

    /// @notice How many peers a set has, once it is one: each key once, each organisation's number of one
    ///     MSP and each MSP under one number, of so many organisations at least.
    function check(bytes calldata set, uint256 needed) internal pure returns (uint256 many) {
        uint256 start;
        assembly ("memory-safe") {
            start := set.offset
        }
        uint256 end = start + set.length;
        uint256 pos = _name(_name(start)) + 16;
        bytes32[MAX] memory keys;
        bytes32[256] memory msps;
        uint256 seen;
        for (; pos < end; ++many) {
            if (many == MAX) revert Refused("PTL-EVM-018", many + 1, MAX);
            uint256 organisation = pos.u8();
            uint256 length = (pos + 73).u16();
            bytes32 key = keccak256(set[pos - start + 9:pos - start + 73]);
            bytes32 msp = keccak256(set[pos - start + 75:pos - start + 77 + (pos + 76).u8()]);
            bool named = (pos + 75).u8() == 0x0a && (pos + 76).u8() < 128;
            if (!named || length > IDENTITY) revert Refused("PTL-EVM-018", length, IDENTITY);
            for (uint256 i = 0; i < many; ++i) {
                if (keys[i] == key) revert Refused("PTL-FAB-010", i, many);
            }
            keys[many] = key;
            if (msps[organisation] == 0) {
                for (uint256 i = 0; i < 256; ++i) {
                    if (msps[i] == msp) revert Refused("PTL-FAB-010", i, organisation);
                }
                msps[organisation] = msp;
            } else if (msps[organisation] != msp) {
                revert Refused("PTL-FAB-010", organisation, uint256(msp));
            }
            seen |= 1 << organisation;
            pos += FIXED + length;
        }
        if (pos != end || many == 0) revert Refused("PTL-EVM-018", pos - start, set.length);
        uint256 there = Attestors.count(seen);
        if (needed == 0 || there < needed) revert Refused("PTL-POL-002", there, needed);
    }

    /// @dev A name of 1 to 100 bytes that does not begin as `_lifecycle` does.
    function _name(uint256 pos) private pure returns (uint256) {
        uint256 length = pos.u8();
        if (length == 0 || length > NAME || (pos + 1).u8() == 0x5f) revert Refused("PTL-EVM-018", length, NAME);
        return pos + 1 + length;
    }

    /// @notice The id of the registry that a set is about.
    function registry(bytes calldata set) internal pure returns (bytes32) {
        uint256 channel = uint8(set[0]);
        uint256 chaincode = uint8(set[1 + channel]);
        return sha256(
            abi.encodePacked(
                "portolan:registry:1", hex"00", set[1:1 + channel], "/", set[2 + channel:2 + channel + chaincode]
            )
        );
    }

    /// @notice The same, of an epoch that was read.
    function registry(Channel memory c) internal pure returns (bytes32) {
        bytes memory name = new bytes(c.channelLength);
        bytes memory chaincode = new bytes(c.chaincodeLength);
        (uint256 from, uint256 then) = (c.channel, c.chaincode);
        assembly ("memory-safe") {
            for { let i := 0 } lt(i, mload(name)) { i := add(i, 32) } {
                mstore(add(add(name, 32), i), mload(add(from, i)))
            }
            for { let i := 0 } lt(i, mload(chaincode)) { i := add(i, 32) } {
                mstore(add(add(chaincode, 32), i), mload(add(then, i)))
            }
        }
        return sha256(abi.encodePacked("portolan:registry:1", hex"00", name, "/", chaincode));
    }

    /// @notice Reads an epoch.
    function read(address code) internal view returns (Channel memory c) {
        uint256 length = code.code.length - 1;
        uint256 start = Words.allocate((length + 63) & ~uint256(31));
        uint256 height;
        uint256 definition;
        bytes32 source;
        assembly ("memory-safe") {
            extcodecopy(code, start, 1, length)
            source := mload(add(start, 32))
            height := shr(192, mload(add(start, 64)))
        }
        c.code = code;
        c.source = source;
        c.fromHeight = height;
        unchecked {
            c.start = start;
            c.end = start + length;
            c.channel = start + Attestors.HEAD + 1;
            c.channelLength = _byte(c.channel - 1);
            c.chaincode = c.channel + c.channelLength + 1;
            c.chaincodeLength = _byte(c.chaincode - 1);
            uint256 pos = c.chaincode + c.chaincodeLength;
            assembly ("memory-safe") {
                definition := mload(pos)
            }
            c.block_ = definition >> 192;
            c.transaction = uint64(definition >> 128);
            c.peers = pos + 16;
        }
    }

    /// @notice One of the epoch's peers.
    function peer(Channel memory c, uint256 place) internal pure returns (Peer memory p) {
        unchecked {
            uint256 pos = c.peers;
            for (; pos < c.end; pos += FIXED + _length(pos)) {
                if (place-- != 0) continue;
                bytes32 x;
                bytes32 y;
                uint256 first;
                assembly ("memory-safe") {
                    first := mload(pos)
                    x := mload(add(pos, 9))
                    y := mload(add(pos, 41))
                }
                p.organisation = first >> 248;
                p.until = uint64(first >> 184);
                p.x = x;
                p.y = y;
                p.place = pos + FIXED - c.start + 1;
                p.length = _length(pos);
                return p;
            }
        }
        revert Refused("PTL-FAB-005", place, 0);
    }

    function _byte(uint256 pos) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := byte(0, mload(pos))
        }
    }

    function _length(uint256 pos) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(240, mload(add(pos, 73)))
        }
    }
}
