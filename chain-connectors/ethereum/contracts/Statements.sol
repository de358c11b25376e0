// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Lanes} from "./Lanes.sol";
import {Refused} from "./Refused.sol";
import {BatchStatement, StatusStatement, Typed} from "./Typed.sol";
import {Words} from "./Words.sol";

/// @title What attestors say of other networks
/// @notice Takes statements with enough signatures. A batch is kept under its ordinal; of each
///     publisher the newest status is kept, and everything it ended between two of them is marked.
abstract contract Statements is Lanes {
    /// @dev sha256("portolan:status:1\0" || u64 0 || 32 zero bytes || 32 zero bytes)
    bytes32 internal constant NOTHING_ENDED = 0x4a627839149bdb3f3bb62a4e1bcbbde75e1948134a2b69b28341927f6ba35ff8;
    uint256 private constant DIGEST = (1 << 208) - 1;
    uint256 private constant MAX_HEIGHT = (1 << 48) - 1;
    uint256 private constant MAX_TIME = (1 << 40) - 1;
    uint256 private constant MAX_BATCH = 1 << 20;
    uint256 internal constant ENDINGS = 1 << 88;
    uint256 internal constant MARKS = 1 << 89;
    uint256 private constant OPENING = 72;
    uint256 private constant OPENINGS = 176;
    uint256 private constant PAIR = 64;

    /// @notice lane -> publisher -> ordinal -> asOfHeight of the statement (48 bits) | low 208 bits of
    ///     keccak256(source network || root || uint256 count); 0 where none was accepted
    /// @dev 2^104 for a publisher to prepare two batches of one digest, 2^208 for anyone else
    mapping(bytes32 lane => mapping(bytes32 publisher => mapping(uint64 ordinal => uint256))) public batches;

    /// @notice lane -> publisher -> 1 bit, whether any commitment is marked | 1 bit, whether anything has
    ///     ended | asOfHeight (48) | asOfTime (40) of the status that is kept; 0 where there is none
    mapping(bytes32 lane => mapping(bytes32 publisher => uint256)) public kept;

    /// @notice lane -> publisher -> digest of the status that is kept; 0 where nothing has ended
    mapping(bytes32 lane => mapping(bytes32 publisher => bytes32)) public keptStatus;

    /// @notice lane -> publisher -> commitment -> whether a statement brought its ending
    mapping(bytes32 lane => mapping(bytes32 publisher => mapping(bytes32 commitment => bool))) public marked;

    /// @notice lane -> publisher -> digest of a newer status whose endings are not yet all here
    mapping(bytes32 lane => mapping(bytes32 publisher => bytes32)) public partly;

    /// @notice A batch of another network is accepted.
    event BatchAccepted(
        bytes32 indexed lane,
        bytes32 indexed publisher,
        uint64 indexed ordinal,
        bytes32 root,
        uint32 count,
        uint64 asOfHeight,
        uint64 asOfTime
    );

    /// @notice A publisher's status is kept from now on; all of its records are renewed.
    event StatusAccepted(
        bytes32 indexed lane,
        bytes32 indexed publisher,
        uint64 endings,
        bytes32 head,
        bytes32 map,
        uint64 asOfHeight,
        uint64 asOfTime
    );

    /// @notice The status that is kept holds as of a later height; all records are renewed.
    event StatusRenewed(bytes32 indexed lane, bytes32 indexed publisher, uint64 asOfHeight, uint64 asOfTime);

    /// @notice A status whose endings came in part; `continueStatus` takes the rest.
    event StatusPartly(bytes32 indexed lane, bytes32 indexed publisher, Partly so);

    /// @notice A commitment is ended on a lane, under its publisher, recognized or not.
    event CommitmentEnded(bytes32 indexed lane, bytes32 indexed publisher, bytes32 indexed commitment);

    /// @notice A newer status, so far as its endings are here.
    /// @param endings, head, map of the status that was signed
    /// @param number of endings that are still to come, counted from the first of all
    /// @param from the chain over those
    struct Partly {
        uint64 endings;
        bytes32 head;
        bytes32 map;
        uint64 asOfHeight;
        uint64 asOfTime;
        uint64 number;
        bytes32 from;
    }

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

    /// @notice Brings more endings of a status that came in part; it needs no signature, since each
    ///     part hangs on the head that was signed.
    /// @param so as the last `StatusPartly` told it
    /// @param change as in `acceptBatch`; the opening of the statement's status is not read
    function continueStatus(bytes32 lane, bytes32 publisher, Partly calldata so, bytes calldata change) external {
        _open(lane);
        if (partly[lane][publisher] != keccak256(abi.encode(so))) {
            revert Refused("PTL-EVM-010", so.number, 0);
        }
        uint256 before = kept[lane][publisher];
        if (so.asOfHeight < _height(before) || so.asOfTime < _time(before)) {
            revert Refused("PTL-DST-008", so.asOfHeight, _height(before));
        }
        Partly memory p = so;
        _part(lane, publisher, p, change);
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

    /// @dev The last endings before `p.head`, marked; the status is kept once they reach the kept head.
    function _part(bytes32 lane, bytes32 publisher, Partly memory p, bytes calldata change) private {
        bytes32 current = _status(lane, publisher, kept[lane][publisher]);
        if (change.length < OPENINGS || (change.length - OPENINGS) % PAIR != 0) {
            revert Refused("PTL-DST-007", change.length, OPENINGS);
        }
        if (_opening(change[72:144]) != current) revert Refused("PTL-DST-007", 0, uint256(current));
        uint64 was = uint64(bytes8(change[72:80]));
        bytes32 keptHead = bytes32(change[80:112]);
        bytes32 start = bytes32(change[144:176]);
        uint256 many = (change.length - OPENINGS) / PAIR;
        if (many == 0 || many > p.number - was) revert Refused("PTL-DST-007", many, p.number - was);
        if (_chain(lane, publisher, start, change[OPENINGS:]) != p.from) {
            revert Refused("PTL-DST-007", uint256(start), uint256(p.from));
        }
        p.number -= uint64(many);
        p.from = start;
        if (p.number == was) {
            if (start != keptHead) revert Refused("PTL-DST-007", uint256(start), uint256(keptHead));
            if (partly[lane][publisher] != 0) delete partly[lane][publisher];
            _keep(lane, publisher, p, MARKS);
        } else {
            kept[lane][publisher] |= MARKS;
            partly[lane][publisher] = keccak256(abi.encode(p));
            emit StatusPartly(lane, publisher, p);
        }
    }

    /// @dev Marks each ending, and gives the head after the last.
    function _chain(bytes32 lane, bytes32 publisher, bytes32 head, bytes calldata pairs) private returns (bytes32) {
        mapping(bytes32 => bool) storage mark = marked[lane][publisher];
        uint256 from;
        assembly ("memory-safe") {
            from := pairs.offset
        }
        uint256 buffer = Words.allocate(96);
        for (uint256 i = 0; i < pairs.length; i += PAIR) {
            bytes32 commitment = Words.word(from + i);
            assembly ("memory-safe") {
                mstore(buffer, head)
                calldatacopy(add(buffer, 32), add(from, i), 64)
            }
            head = Words.sha(buffer, 96);
            if (!mark[commitment]) {
                mark[commitment] = true;
                emit CommitmentEnded(lane, publisher, commitment);
            }
        }
        return head;
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

    function _keep(bytes32 lane, bytes32 publisher, Partly memory p, uint256 marks) private {
        uint256 some = p.endings == 0 ? 0 : ENDINGS;
        kept[lane][publisher] = marks | some | (uint256(p.asOfHeight) << 40) | p.asOfTime;
        if (some != 0) {
            keptStatus[lane][publisher] =
                sha256(abi.encodePacked("portolan:status:1", hex"00", p.endings, p.head, p.map));
        }
        emit StatusAccepted(lane, publisher, p.endings, p.head, p.map, p.asOfHeight, p.asOfTime);
    }

    function _status(bytes32 lane, bytes32 publisher, uint256 now_) internal view returns (bytes32) {
        return now_ & ENDINGS == 0 ? NOTHING_ENDED : keptStatus[lane][publisher];
    }

    /// @dev A status from its three values: u64 endings | head | map.
    function _opening(bytes calldata values) internal pure returns (bytes32) {
        return sha256(abi.encodePacked("portolan:status:1", hex"00", values));
    }

    function _batch(bytes32 source, bytes32 root, uint256 count) internal pure returns (uint256 digest) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, source)
            mstore(add(free, 32), root)
            mstore(add(free, 64), count)
            digest := and(keccak256(free, 96), DIGEST)
        }
    }

    function _height(uint256 now_) internal pure returns (uint256) {
        return (now_ >> 40) & MAX_HEIGHT;
    }

    function _time(uint256 now_) internal pure returns (uint256) {
        return now_ & MAX_TIME;
    }

    /// @dev What the slots can hold; nothing is ever cut.
    function _within(uint64 height, uint64 time) private pure {
        if (height > MAX_HEIGHT || time > MAX_TIME) revert Refused("PTL-EVM-013", height, MAX_HEIGHT);
    }
}
