// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Attestors} from "./Attestors.sol";
import {Kept} from "./Kept.sol";
import {Lanes} from "./Lanes.sol";
import {Refused} from "./Refused.sol";
import {BatchStatement, StatusStatement, Typed} from "./Typed.sol";

/// @title What attestors say of other networks
/// @notice Takes statements with enough signatures.
abstract contract Statements is Kept {
    uint256 private constant OPENING = 72;

    /// @notice Accepts a batch, and with it the publisher's status. The same batch again succeeds
    ///     and renews; another root or count under its ordinal is refused.
    /// @param s what the attestors signed
    /// @param change empty where the status is the kept one, or nothing has ended yet; for a publisher's
    ///     first status u64 endings | head | map of it; else that, the same of the kept status, the
    ///     head before the first ending that comes along, then (C, C') of each in order
    /// @param signatures 66 bytes each: the attestor's number in the epoch, r, s, v
    function acceptBatch(BatchStatement calldata s, bytes calldata change, bytes calldata signatures) public {
        bytes32 lane = s.lane;
        bytes32 publisher = s.publisher;
        uint64 height = s.asOfHeight;
        uint64 time = s.asOfTime;
        bytes32 source = _counts(_open(lane), lane, s.epoch, height, time, Typed.digest(s), signatures);
        if (s.count == 0 || s.count > MAX_BATCH) revert Refused("PTL-BAT-002", s.count, MAX_BATCH);
        if (s.ordinal == 0) revert Refused("PTL-LED-002", 0, 1);
        uint256 digest = _batch(source, s.root, s.count);
        uint256 held = batches[lane][publisher][s.ordinal];
        _within(height, time);
        if (held == 0) {
            batches[lane][publisher][s.ordinal] = (uint256(height) << 208) | digest;
            emit BatchAccepted(lane, publisher, s.ordinal, s.root, s.count, height, time);
        } else if (held & DIGEST != digest) {
            revert Refused("PTL-DST-009", uint256(s.root), s.ordinal);
        }
        _take(lane, publisher, s.status, height, time, change, true);
    }

    /// @notice Renews all records of a publisher, and marks what it ended since.
    /// @param s what the attestors signed
    /// @param change as in `acceptBatch`
    /// @param signatures as in `acceptBatch`
    function acceptStatus(StatusStatement calldata s, bytes calldata change, bytes calldata signatures) external {
        bytes32 lane = s.lane;
        _counts(_open(lane), lane, s.epoch, s.asOfHeight, s.asOfTime, Typed.digest(s), signatures);
        _within(s.asOfHeight, s.asOfTime);
        _take(lane, s.publisher, s.status, s.asOfHeight, s.asOfTime, change, false);
    }

    /// @notice Freezes a lane on proof that its attestors signed two batches for one ordinal.
    /// @param s a statement with enough signatures about an ordinal that is held with another value
    function reportConflict(BatchStatement calldata s, bytes calldata signatures) external {
        bytes32 source = _counts(
            _open(s.lane), s.lane, s.epoch, s.asOfHeight, s.asOfTime, Typed.digest(s), signatures
        );
        uint256 held = batches[s.lane][s.publisher][s.ordinal];
        if (held == 0 || held & DIGEST == _batch(source, s.root, s.count)) {
            revert Refused("PTL-EVM-011", uint256(s.root), s.ordinal);
        }
        _freeze(s.lane);
    }

    /// @dev A newer statement is one with none of height, time and endings below the kept ones.
    function _take(
        bytes32 lane,
        bytes32 publisher,
        bytes32 status,
        uint64 height,
        uint64 time,
        bytes calldata change,
        bool older
    ) private {
        uint256 before = kept[lane][publisher];
        if (before == 0) {
            _first(lane, publisher, status, height, time, change);
            return;
        }
        bytes32 current = _status(lane, publisher, before);
        bool newer = height >= _height(before) && time >= _time(before);
        if (newer && status == current) {
            uint256 now_ = (before & (ENDINGS | MARKS)) | (uint256(height) << 40) | time;
            if (now_ != before) {
                kept[lane][publisher] = now_;
                emit StatusRenewed(lane, publisher, height, time);
            }
            return;
        }
        if (newer) {
            if (change.length < OPENINGS) revert Refused("PTL-DST-007", change.length, OPENINGS);
            if (_opening(change[0:72]) != status) revert Refused("PTL-DST-004", 0, uint256(status));
            if (_opening(change[72:144]) != current) revert Refused("PTL-DST-007", 0, uint256(current));
            uint64 number = uint64(bytes8(change[0:8]));
            uint64 was = uint64(bytes8(change[72:80]));
            if (number == was) revert Refused("PTL-EVM-012", uint256(status), uint256(current));
            if (number > was) {
                bytes32 head = bytes32(change[8:40]);
                bytes32 map = bytes32(change[40:72]);
                _part(lane, publisher, Partly(number, head, map, height, time, number, head), change);
                return;
            }
        }
        if (!older) revert Refused("PTL-DST-008", height, _height(before));
    }

    /// @dev The first status is taken as it is; what ended before it is in its map.
    function _first(
        bytes32 lane,
        bytes32 publisher,
        bytes32 status,
        uint64 height,
        uint64 time,
        bytes calldata change
    ) private {
        Partly memory p;
        p.asOfHeight = height;
        p.asOfTime = time;
        if (status != NOTHING_ENDED) {
            if (change.length != OPENING) revert Refused("PTL-DST-007", change.length, OPENING);
            if (_opening(change) != status) revert Refused("PTL-DST-004", 0, uint256(status));
            p.endings = uint64(bytes8(change[0:8]));
            p.head = bytes32(change[8:40]);
            p.map = bytes32(change[40:72]);
            if (p.endings == 0) revert Refused("PTL-EVM-012", uint256(status), uint256(NOTHING_ENDED));
        } else if (change.length != 0) {
            revert Refused("PTL-DST-007", change.length, 0);
        }
        _keep(lane, publisher, p, 0);
    }

    /// @dev That enough organisations of the statement's epoch signed it, and it is neither of the
    ///     future nor out of date.
    /// @return source networkId of the lane's source
    function _counts(
        uint256 t,
        bytes32 lane,
        bytes32 epoch,
        uint64 asOfHeight,
        uint64 asOfTime,
        bytes32 digest,
        bytes calldata signatures
    ) internal view returns (bytes32 source) {
        uint256 many = uint8(t >> 200);
        (bytes32 current, bytes32 network_, uint64 from, uint256 set) = _epoch(address(uint160(t)), many);
        uint256 until = type(uint64).max;
        if (epoch != current) {
            uint256 before = previous[lane];
            many = uint8(before >> 160);
            until = before >> 168;
            (current, network_, from, set) = _epoch(address(uint160(before)), many);
            if (before == 0 || epoch != current) revert Refused("PTL-DST-002", uint256(epoch), uint256(current));
        }
        if (asOfHeight < from || asOfHeight >= until) revert Refused("PTL-DST-002", asOfHeight, from);
        if (asOfTime > block.timestamp + 60) revert Refused("PTL-DST-005", asOfTime, block.timestamp);
        if (uint256(asOfTime) + uint32(t >> 160) < block.timestamp) {
            revert Refused("PTL-DST-006", asOfTime, block.timestamp);
        }
        uint256 signed = Attestors.organisations(set, many, digest, signatures);
        if (signed < uint8(t >> 192)) revert Refused("PTL-DST-003", signed, uint8(t >> 192));
        return network_;
    }

    /// @inheritdoc Lanes
    function _check(bytes calldata set, uint256 organisations) internal pure override returns (uint256) {
        return Attestors.check(set, organisations);
    }

    /// @inheritdoc Lanes
    function _agree(Change memory c, bytes calldata set, bytes calldata signatures) internal view override {
        uint256 many = uint8(c.terms >> 200);
        (,,, uint256 attestors) = _epoch(address(uint160(c.terms)), many);
        bytes32 digest = Typed.digest(c.lane, c.from, c.to, c.fromHeight, set);
        uint256 signed = Attestors.organisations(attestors, many, digest, signatures);
        if (signed < uint8(c.terms >> 192)) revert Refused("PTL-DST-003", signed, uint8(c.terms >> 192));
    }
}
