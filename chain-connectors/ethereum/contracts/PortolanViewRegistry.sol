// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FabricViews, Seen} from "./FabricViews.sol";
import {Issuers} from "./Issuers.sol";
import {Kept} from "./Kept.sol";
import {Lanes} from "./Lanes.sol";
import {P256} from "./P256.sol";
import {Refused} from "./Refused.sol";
import {Run, Shown, Signed} from "./Shown.sol";

/// @title A registry that recognizes records of Hyperledger Fabric on the word of its peers
/// @notice Instead of attestors it takes views that peers of enough organisations of the channel signed,
///     and checks the signatures itself, on chains that have a P-256 precompile. Everything else is as in
///     `PortolanRegistry`: lanes, forms, freezing, what is kept, recognized and answered. It anchors
///     nothing, cannot be upgraded, holds no money and takes none.
contract PortolanViewRegistry is Issuers {
    using Shown for Run;

    uint256 private constant BATCH = 1;
    uint256 private constant STATUS = 2;

    /// @notice who checks what peers signed
    FabricViews public immutable views;

    /// @param network_ networkId of this chain, from its CAIP-2 name and its genesis
    /// @param delay_ seconds that a new epoch waits
    /// @param governor opens lanes, names issuers' keys and thaws; an account of several signers
    /// @param guardian_ can stop, and nothing else
    constructor(bytes32 network_, uint64 delay_, address governor, address guardian_)
        Lanes(network_, delay_, governor, guardian_)
    {
        if (!P256.isThere()) revert Refused("PTL-EVM-019", block.chainid, 0x100);
        views = new FabricViews();
    }

    /// @notice Takes what peers say of a batch, of a publisher's endings, or of both. The same again
    ///     succeeds and renews; another batch under its ordinal is refused.
    /// @param number of the block of this chain that the challenge holds, one of the last 256
    /// @param packed as in `FabricViews.judge`
    /// @param change empty where the endings are the kept ones, or there are none yet; else u64 endings |
    ///     head | 0 of the view, the same of what is kept, the head before the first ending that comes
    ///     along, then (C, C') of each in order; the rest, if any, by `continueStatus`
    function acceptViews(bytes32 lane, uint64 number, bytes calldata packed, bytes calldata change) external {
        uint256 t = _open(lane);
        Seen memory s = views.judge(address(uint160(t)), uint8(t >> 192), challenge(lane, number), packed);
        if (s.time > block.timestamp + 60) revert Refused("PTL-DST-005", s.time, block.timestamp);
        if (uint256(s.time) + uint32(t >> 160) < block.timestamp) {
            revert Refused("PTL-DST-006", s.time, block.timestamp);
        }
        if (s.height < s.fromHeight) revert Refused("PTL-DST-002", s.height, s.fromHeight);
        if (s.what & BATCH != 0) _takeBatch(lane, s);
        if (s.what & STATUS != 0) _takeStatus(lane, s, change);
    }

    /// @notice What peers are to be asked with, for this lane, now: no answer is older than the block.
    /// @param number of a block of this chain, one of the last 256 before the one that answers
    function challenge(bytes32 lane, uint64 number) public view returns (bytes32) {
        bytes32 hash = blockhash(number);
        if (hash == 0) revert Refused("PTL-EVM-022", number, block.number);
        return sha256(abi.encodePacked("portolan:view:evm:1", hex"00", lane, hash));
    }

    /// @notice Recognizes each of some records of one accepted batch.
    /// @param proof as in `recognizeEach`
    /// @param signatures of each sheaf, in their order, x and y of its issuer's key and r, s of the signature
    function recognizeSigned(bytes calldata proof, bytes calldata signatures) external {
        Run memory run;
        Signed memory beside;
        uint256 end;
        assembly ("memory-safe") {
            mstore(run, proof.offset)
            mstore(add(run, 128), beside)
            mstore(beside, signatures.offset)
            end := add(signatures.offset, signatures.length)
        }
        beside.registry = views.registryIn(address(uint160(_terms(run.lane()))));
        beside.anchored = batches[run.lane()][run.publisher()][run.ordinal()] >> 208;
        _recognize(run, proof);
        if (beside.next != end) revert Refused("PTL-EVM-005", signatures.length, 128);
    }

    function _takeBatch(bytes32 lane, Seen memory s) private {
        if (s.count == 0 || s.count > MAX_BATCH) revert Refused("PTL-BAT-002", s.count, MAX_BATCH);
        if (s.ordinal == 0) revert Refused("PTL-LED-002", 0, 1);
        _within(s.block_, s.time);
        uint256 digest = _batch(s.source, s.root, s.count);
        uint256 held = batches[lane][s.publisher][s.ordinal];
        if (held == 0) {
            batches[lane][s.publisher][s.ordinal] = (uint256(s.block_) << 208) | digest;
            emit BatchAccepted(lane, s.publisher, s.ordinal, s.root, s.count, s.block_, s.time);
        } else if (held & DIGEST != digest) {
            revert Refused("PTL-DST-009", uint256(s.root), s.ordinal);
        }
    }

    function _takeStatus(bytes32 lane, Seen memory s, bytes calldata change) private {
        _within(s.height, s.time);
        uint256 before = kept[lane][s.publisher];
        if (s.height < _height(before) || s.time < _time(before)) {
            revert Refused("PTL-DST-008", s.height, _height(before));
        }
        Partly memory p = Partly(s.endings, s.head, 0, s.height, s.time, s.endings, s.head);
        if (_status(lane, s.publisher, before) == _digest(s.endings, s.head)) {
            if (before == 0) {
                _keep(lane, s.publisher, p, 0);
            } else {
                kept[lane][s.publisher] = (before & MARKS) | (uint256(s.height) << 40) | s.time;
                emit StatusRenewed(lane, s.publisher, s.height, s.time);
            }
            return;
        }
        if (change.length < OPENINGS) revert Refused("PTL-DST-007", change.length, OPENINGS);
        uint64 was = uint64(bytes8(change[72:80]));
        if (s.endings == was) revert Refused("PTL-EVM-012", uint256(s.head), was);
        if (s.endings < was) revert Refused("PTL-DST-008", s.endings, was);
        _part(lane, s.publisher, p, change);
    }

    /// @dev A view tells no map: every ending comes along, from the first on, and is marked. So the first
    ///     status follows one of no endings, and absence is that nothing is marked.
    function _keep(bytes32 lane, bytes32 publisher, Partly memory p, uint256) internal override {
        uint256 marks = p.endings == 0 ? 0 : MARKS;
        kept[lane][publisher] = marks | (uint256(p.asOfHeight) << 40) | p.asOfTime;
        if (marks != 0) keptStatus[lane][publisher] = _digest(p.endings, p.head);
        emit StatusAccepted(lane, publisher, p.endings, p.head, 0, p.asOfHeight, p.asOfTime);
    }

    /// @inheritdoc Kept
    function _status(bytes32 lane, bytes32 publisher, uint256) internal view override returns (bytes32 digest) {
        digest = keptStatus[lane][publisher];
        if (digest == 0) digest = NOTHING_ENDED;
    }

    function _digest(uint64 number, bytes32 head) private pure returns (bytes32) {
        return sha256(abi.encodePacked("portolan:status:1", hex"00", number, head, bytes32(0)));
    }

    /// @inheritdoc Lanes
    function _check(bytes calldata set, uint256 organisations) internal view override returns (uint256) {
        return views.check(set, organisations);
    }

    /// @inheritdoc Lanes
    function _belongs(bytes32 sourceRegistry, bytes calldata set) internal view override {
        bytes32 named = views.registryOf(set);
        if (named != sourceRegistry) revert Refused("PTL-FAB-002", uint256(named), uint256(sourceRegistry));
    }

    /// @dev Peers sign answers and nothing else, so the governor alone proposes; the delay and the guardian
    ///     stand before it. The registry stays the one that the lane leads from.
    function _agree(Change memory c, bytes calldata set, bytes calldata signatures) internal view override {
        if (signatures.length != 0) revert Refused("PTL-EVM-005", signatures.length, 0);
        _belongs(views.registryIn(address(uint160(c.terms))), set);
    }
}
