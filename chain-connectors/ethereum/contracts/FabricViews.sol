// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Peers} from "./Peers.sol";
import {Refused} from "./Refused.sol";
import {Asked, Views} from "./Views.sol";
import {Words} from "./Words.sol";

/// @notice What peers of enough organisations signed.
/// @param source networkId of their network
/// @param fromHeight first height of the epoch
/// @param height number of the newest block that all of them had before the registry answered
/// @param what 1 a batch, 2 endings, 3 both
/// @param ordinal, root, count, block_ of the batch, and the block that it stands in
/// @param endings, head of the publisher
struct Seen {
    bytes32 source;
    uint64 fromHeight;
    uint64 height;
    uint64 time;
    bytes32 publisher;
    uint8 what;
    uint64 ordinal;
    bytes32 root;
    uint32 count;
    uint64 block_;
    uint64 endings;
    bytes32 head;
}

/// @title What peers of Hyperledger Fabric say, checked by their signatures
/// @notice Holds nothing and decides nothing: whoever asks brings epoch, number of organisations and
///     challenge. A contract of its own, since a registry would be too large with it.
contract FabricViews {
    using Words for uint256;
    using Views for Asked;

    uint256 private constant BATCH = 1;
    uint256 private constant STATUS = 2;

    /// @notice How many peers a set has, once it is one of so many organisations at least.
    function check(bytes calldata set, uint256 organisations) external pure returns (uint256) {
        return Peers.check(set, organisations);
    }

    /// @notice The id of the registry that a set is about.
    function registryOf(bytes calldata set) external pure returns (bytes32) {
        return Peers.registry(set);
    }

    /// @notice The id of the registry that an epoch is about.
    function registryIn(address epoch) external view returns (bytes32) {
        return Peers.registry(Peers.read(epoch));
    }

    /// @notice What peers signed, or a refusal.
    /// @param epoch the account that holds the peers
    /// @param organisations of which so many must have signed
    /// @param challenge what the questions followed from
    /// @param packed u64 time of the questions | publisher | u16 length and bytes of the identity that asked |
    ///     u8 peers | as in `Views.tips` | u8 1 batch follows, 2 endings follow, 3 both | as in
    ///     `Views.batch` | as in `Views.status`
    function judge(address epoch, uint256 organisations, bytes32 challenge, bytes calldata packed)
        external
        view
        returns (Seen memory s)
    {
        unchecked {
            Asked memory a;
            uint256 pos;
            uint256 end;
            assembly ("memory-safe") {
                pos := packed.offset
                end := add(pos, packed.length)
            }
            a.channel = Peers.read(epoch);
            a.challenge = challenge;
            a.time = pos.u64();
            s.publisher = (pos + 8).word();
            a.creatorLength = (pos + 40).u16();
            a.creator = pos + 42;
            pos = a.creator + a.creatorLength;
            a.begin(pos.u8());
            uint256 height;
            (height, pos) = a.tips(organisations, pos + 1);
            s.source = a.channel.source;
            s.fromHeight = uint64(a.channel.fromHeight);
            s.height = uint64(height);
            s.time = uint64(a.time);
            s.what = uint8(pos.u8());
            pos += 1;
            if (s.what == 0 || s.what > BATCH + STATUS) revert Refused("PTL-DST-013", s.what, BATCH + STATUS);
            if (s.what & BATCH != 0) pos = _batch(a, s, pos);
            if (s.what & STATUS != 0) pos = _status(a, s, pos);
            if (pos != end) revert Refused("PTL-DST-013", pos, end);
        }
    }

    function _batch(Asked memory a, Seen memory s, uint256 pos) private view returns (uint256 next) {
        next = a.batch(s.publisher, pos);
        unchecked {
            pos += 1 + pos.u8();
            s.ordinal = uint64(pos.u64());
            s.root = (pos + 8).word();
            s.count = uint32((pos + 40).u32());
            s.block_ = uint64((pos + 76).u64());
        }
    }

    function _status(Asked memory a, Seen memory s, uint256 pos) private view returns (uint256 next) {
        next = a.status(s.publisher, pos);
        unchecked {
            pos += 1 + pos.u8();
            s.endings = uint64(pos.u64());
            s.head = (pos + 8).word();
        }
    }
}
