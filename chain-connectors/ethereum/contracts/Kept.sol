// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Lanes} from "./Lanes.sol";
import {Refused} from "./Refused.sol";
import {Words} from "./Words.sol";

/// @title What this registry keeps of the publishers of other networks
/// @notice A batch is kept under its ordinal; of each publisher the newest status is kept, and
///     everything it ended between two of them is marked. Who says so is another's to decide.
abstract contract Kept is Lanes {
    /// @dev sha256("portolan:status:1\0" || u64 0 || 32 zero bytes || 32 zero bytes)
    bytes32 internal constant NOTHING_ENDED = 0x4a627839149bdb3f3bb62a4e1bcbbde75e1948134a2b69b28341927f6ba35ff8;
    uint256 internal constant DIGEST = (1 << 208) - 1;
    uint256 private constant MAX_HEIGHT = (1 << 48) - 1;
    uint256 private constant MAX_TIME = (1 << 40) - 1;
    uint256 internal constant MAX_BATCH = 1 << 20;
    uint256 internal constant ENDINGS = 1 << 88;
    uint256 internal constant MARKS = 1 << 89;
    uint256 internal constant OPENINGS = 176;
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

    /// @dev The last endings before `p.head`, marked; the status is kept once they reach the kept head.
    function _part(bytes32 lane, bytes32 publisher, Partly memory p, bytes calldata change) internal {
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

    /// @dev Puts a status in force.
    /// @param marks MARKS where endings of it are marked
    function _keep(bytes32 lane, bytes32 publisher, Partly memory p, uint256 marks) internal virtual {
        uint256 some = p.endings == 0 ? 0 : ENDINGS;
        kept[lane][publisher] = marks | some | (uint256(p.asOfHeight) << 40) | p.asOfTime;
        if (some != 0) {
            keptStatus[lane][publisher] =
                sha256(abi.encodePacked("portolan:status:1", hex"00", p.endings, p.head, p.map));
        }
        emit StatusAccepted(lane, publisher, p.endings, p.head, p.map, p.asOfHeight, p.asOfTime);
    }

    /// @dev Digest of the status that is kept.
    function _status(bytes32 lane, bytes32 publisher, uint256 now_) internal view virtual returns (bytes32) {
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
    function _within(uint64 height, uint64 time) internal pure {
        if (height > MAX_HEIGHT || time > MAX_TIME) revert Refused("PTL-EVM-013", height, MAX_HEIGHT);
    }
}
